import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useLive } from '../live/use-live'
import { useSession } from '../session'

/** Follows what the signed-in member of staff may do: a page that was taken away is left at once. */
export function useRights(): void {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()

  useLive({ topics: ['rights'], read: session.refresh })
  watch(
    () => !route.meta.permission || session.can(route.meta.permission),
    (may) => !may && void router.replace({ name: 'forbidden' }),
  )
}
