import { askEarly } from '@paiyi/api/early'
import type { RouteRecordRaw } from 'vue-router'

const signedInBefore = 'paiyi.signed-in'

/** Remembers on this device whether somebody is signed in, so that the next visit can fetch its page early. */
export function rememberSignedIn(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(signedInBefore, '1')
  else localStorage.removeItem(signedInBefore)
}

declare module 'vue-router' {
  interface RouteMeta {
    /** What the page asks the server for first when its address has no query. */
    first?: string
  }
}

/**
 * Fetches the page of the present address and what it shows first, if somebody was signed in; the router decides later
 * whether it is shown.
 */
export function loadPageEarly(base: string, routes: RouteRecordRaw[]): void {
  if (!localStorage.getItem(signedInBefore)) return
  const path = location.pathname.slice(base.length).replace(/\/$/, '')
  const route = routes.find((one) => matches(one.path, path))
  const load = route && 'component' in route ? (route.component as unknown) : undefined
  if (typeof load === 'function') Promise.resolve(load()).catch(() => undefined)
  if (route?.meta?.first && !location.search) askEarly(`/api${base}${route.meta.first}`)
}

function matches(pattern: string, path: string): boolean {
  const parts = path.split('/')
  const wanted = pattern.split('/')
  return (
    wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
  )
}
