import { computed, reactive, ref } from 'vue'
import { usePreference } from '../preferences'
import { narrowest, usualWidth } from './column-widths'
import { pageKey } from './page-key'
import type { Column } from './types'

/** Which columns a person sees on a page, in which order and how wide. */
interface Layout {
  keys: string[]
  widths: Record<string, number>
}

/**
 * The columns as this person wants them: kept with the account, and on the device for a page that opens before the
 * account's preferences are there. The first column names the row: it stays where it is.
 */
export function useTableLayout<Row>(page: string, columns: Column<Row>[]) {
  const key = pageKey('table', page)
  const first = columns[0]!.key
  const usual: Layout = { keys: columns.filter(({ hidden }) => !hidden).map(({ key }) => key), widths: {} }
  const own = ref(stored(key))
  const kept = usePreference<Layout | undefined>(key, () => own.value)
  const layout = computed(() => (isLayout(kept.value) ? kept.value : usual))
  const known = (wanted: string[]) => wanted.filter((one) => columns.some(({ key }) => key === one))
  const keys = computed(() => [first, ...known(layout.value.keys).filter((one) => one !== first)])

  function keep(next: Layout): void {
    own.value = next
    localStorage.setItem(key, JSON.stringify(next))
    kept.value = next
  }

  /** Puts a column at the place of another. */
  function move(moved: string, place: string): void {
    if (moved === first || place === first || moved === place) return
    const rest = keys.value.filter((one) => one !== moved)
    const after = keys.value.indexOf(moved) < keys.value.indexOf(place)
    rest.splice(rest.indexOf(place) + (after ? 1 : 0), 0, moved)
    keep({ ...layout.value, keys: rest })
  }

  /** How wide the columns are drawn at the moment. */
  let drawn: Record<string, number> = {}
  const resize = (key: string, width: number) =>
    keep({
      ...layout.value,
      widths: { ...layout.value.widths, [key]: Math.max(narrowest, Math.round(width)) },
    })

  return reactive({
    keys,
    visible: computed(() =>
      keys.value.map((key) => {
        const column = columns.find((one) => one.key === key)!
        return { ...column, width: layout.value.widths[key] ?? column.width }
      }),
    ),
    /** The others, as they were written. */
    hidden: computed(() => columns.filter(({ key }) => !keys.value.includes(key))),
    choose: (wanted: string[]) => keep({ ...layout.value, keys: known(wanted) }),
    show: (key: string, shown: boolean) =>
      keep({
        ...layout.value,
        keys: shown ? [...keys.value, key] : keys.value.filter((one) => one !== key),
      }),
    move,
    step: (key: string, by: 1 | -1) => {
      const place = keys.value[keys.value.indexOf(key) + by]
      if (place) move(key, place)
    },
    resize,
    draw: (widths: Record<string, number>) => void (drawn = widths),
    /** Wider or narrower than it is drawn: what a pointer does at the edge of a column, done by keys. */
    stretch: (key: string, by: number) => resize(key, (drawn[key] ?? usualWidth) + by),
    reset: () => keep(usual),
  })
}

function stored(key: string): Layout | undefined {
  try {
    const layout: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isLayout(layout) ? layout : undefined
  } catch {
    return undefined
  }
}

function isLayout(value: unknown): value is Layout {
  const { keys, widths } = (value ?? {}) as Partial<Layout>
  return Array.isArray(keys) && keys.every((key) => typeof key === 'string') && typeof widths === 'object'
}
