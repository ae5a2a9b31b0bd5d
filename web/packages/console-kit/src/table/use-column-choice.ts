import { computed, reactive, ref } from 'vue'
import type { Column } from './types'

/** Which columns a person wants to see on a page; remembered on the device. */
export function useColumnChoice<Row>(page: string, columns: Column<Row>[]) {
  const storageKey = `paiyi.columns.${page}`
  const usual = columns.filter(({ hidden }) => !hidden).map(({ key }) => key)
  const chosen = ref(new Set(stored(storageKey) ?? usual))

  function choose(keys: string[]): void {
    chosen.value = new Set(keys)
    localStorage.setItem(storageKey, JSON.stringify(keys))
  }

  return reactive({
    keys: computed(() => columns.map(({ key }) => key).filter((key) => chosen.value.has(key))),
    /** The first column names the row and always stays. */
    visible: computed(() => columns.filter(({ key }, index) => index === 0 || chosen.value.has(key))),
    choose,
    reset: () => choose(usual),
  })
}

function stored(key: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(keys) ? keys.map(String) : undefined
  } catch {
    return undefined
  }
}
