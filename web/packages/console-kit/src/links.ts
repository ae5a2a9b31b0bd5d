import { useAccess } from './access'
import { useRouter, type LocationQueryRaw, type RouteLocationRaw } from 'vue-router'

/** Links from figures to the lists behind them; none where the staff member may not open the list. */
export function useLinks() {
  const router = useRouter()
  const { can } = useAccess()

  function list(name: string, query: LocationQueryRaw = {}): RouteLocationRaw | undefined {
    if (!router.hasRoute(name)) return undefined
    const { permission } = router.getRoutes().find((route) => route.name === name)!.meta
    return permission && !can(permission) ? undefined : { name, query }
  }

  /** The page of one thing. */
  function one(name: string, id: number): RouteLocationRaw | undefined {
    return list(name) && { name, params: { id } }
  }

  return { list, one }
}
