import { computed, reactive } from 'vue'
import { usePreference } from '../preferences'
import { pageKey } from './page-key'

/** A list as somebody wants to see it again: its filters, order and columns under a name. */
export interface View {
  name: string
  query: Record<string, string | string[]>
  columns: string[]
}

export const mostViews = 30

/** The views of a page that this account has saved. */
export function useViews(page: string) {
  const kept = usePreference<View[]>(pageKey('views', page), () => [])
  const views = computed(() => (Array.isArray(kept.value) ? kept.value : []))

  return reactive({
    views,
    full: computed(() => views.value.length >= mostViews),
    /** Saves a view, in the place of one with the same name. */
    save: (view: View) => {
      const others = views.value.filter(({ name }) => name !== view.name)
      kept.value = [...others, view].sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'))
    },
    remove: (name: string) => (kept.value = views.value.filter((view) => view.name !== name)),
  })
}
