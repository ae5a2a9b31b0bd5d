import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useWords } from '../words'

export interface List<Row> {
  items: Ref<Row[]>
  problem: Ref<unknown>
  busy: Ref<boolean>
  /** Whether there is a next page. */
  more: Ref<boolean>
  next: () => Promise<void>
  reload: () => Promise<void>
}

/** A list that grows by pages. */
export function useList<Row>(
  load: (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor: string | null }>,
): List<Row> {
  const items = shallowRef<Row[]>([])
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const more = ref(false)
  const { language } = useWords()
  let cursor: string | undefined
  let turn = 0

  async function fetchPage(first: boolean): Promise<void> {
    const mine = ++turn
    busy.value = true
    problem.value = undefined
    try {
      const page = await load(first ? undefined : cursor)
      if (mine !== turn) return
      items.value = first ? page.items : items.value.concat(page.items)
      cursor = page.nextCursor ?? undefined
      more.value = page.nextCursor !== null
    } catch (error) {
      if (mine === turn) problem.value = error
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  const reload = () => fetchPage(true)
  watch(language, reload)
  onScopeDispose(() => turn++)
  void reload()
  return {
    items,
    problem,
    busy,
    more,
    reload,
    next: () => (busy.value ? Promise.resolve() : fetchPage(false)),
  }
}
