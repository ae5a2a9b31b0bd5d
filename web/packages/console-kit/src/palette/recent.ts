import { readonly, shallowRef } from 'vue'
import type { RouteLocationNormalized } from 'vue-router'

/** A page that was visited, with the name of what it showed. */
export interface RecentPage {
  path: string
  title: string
}

const most = 6
const recent = shallowRef<RecentPage[]>([])

/** Notes a page about one thing; kept in this window only, because names stand in it. */
export function noteRecent(
  { path, meta }: Pick<RouteLocationNormalized, 'path' | 'meta'>,
  title: string,
): void {
  if (!meta.parent || !title) return
  recent.value = [{ path, title }, ...recent.value.filter((page) => page.path !== path)].slice(0, most)
}

export function useRecent() {
  return { recent: readonly(recent), forget: () => (recent.value = []) }
}
