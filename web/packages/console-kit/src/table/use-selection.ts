import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'

export type RowId = string | number

/** What is chosen in a list: rows of any page, or everything that the filters find. */
export type Chosen = { ids: RowId[] } | { filter: true }

/**
 * The rows that a person has ticked. They stay ticked while turning pages; another filter is another list, and begins
 * with nothing ticked.
 */
export function useSelection<Row extends object>(
  rowKey: string,
  rows: Ref<Row[] | undefined>,
  filters: Ref<object>,
) {
  const ids = shallowRef(new Set<RowId>())
  const everything = ref(false)
  const idOf = (row: Row) => (row as Record<string, unknown>)[rowKey] as RowId
  const ofPage = computed(() => rows.value?.map(idOf) ?? [])

  function set(next: Iterable<RowId>): void {
    ids.value = new Set(next)
    everything.value = false
  }

  watch(
    () => JSON.stringify(filters.value),
    () => set([]),
  )

  return reactive({
    count: computed(() => ids.value.size),
    everything,
    any: computed(() => everything.value || ids.value.size > 0),
    pageIsChosen: computed(
      () => ofPage.value.length > 0 && (everything.value || ofPage.value.every((id) => ids.value.has(id))),
    ),
    pageIsPartly: computed(() => !everything.value && ofPage.value.some((id) => ids.value.has(id))),
    has: (row: Row) => everything.value || ids.value.has(idOf(row)),
    toggle: (row: Row) => {
      const id = idOf(row)
      const from = everything.value ? ofPage.value : [...ids.value]
      set(from.includes(id) ? from.filter((one) => one !== id) : [...from, id])
    },
    togglePage: (chosen: boolean) =>
      set(
        chosen ? [...ids.value, ...ofPage.value] : [...ids.value].filter((id) => !ofPage.value.includes(id)),
      ),
    chooseEverything: () => (everything.value = true),
    clear: () => set([]),
    chosen: computed<Chosen>(() => (everything.value ? { filter: true } : { ids: [...ids.value] })),
  })
}

export type Selection = ReturnType<typeof useSelection<object>>
