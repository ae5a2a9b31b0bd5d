import { reactive, shallowRef, computed } from 'vue'

interface Page<Entry> {
  items: Entry[]
  nextCursor: string | null
}

/** A list that grows: the first page at once, the following ones on demand. */
export function useEntries<Entry>(load: (cursor: string | undefined) => Promise<Page<Entry>>) {
  const entries = shallowRef<Entry[]>()
  const nextCursor = shallowRef<string | null>(null)
  const busy = shallowRef(false)
  const problem = shallowRef<unknown>()

  async function read(cursor: string | undefined): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = undefined
    try {
      const page = await load(cursor)
      entries.value = cursor ? [...(entries.value ?? []), ...page.items] : page.items
      nextCursor.value = page.nextCursor
    } catch (error) {
      problem.value = error
    } finally {
      busy.value = false
    }
  }

  return reactive({
    entries,
    busy,
    problem,
    hasMore: computed(() => nextCursor.value !== null),
    more: () => read(nextCursor.value ?? undefined),
    reload: () => read(undefined),
  })
}
