import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useExportApi, type ColumnSet } from './export-api'

/** Columns under names: one's own, and those that colleagues of the same place share. */
export function useColumnSets(list: () => string, chosen: () => string[], choose: (keys: string[]) => void) {
  const api = useExportApi()
  const sets = shallowRef<ColumnSet[]>([])
  const name = ref('')
  const shared = ref(false)
  const busy = ref(false)
  const problem = shallowRef<unknown>()

  async function read(): Promise<void> {
    try {
      sets.value = list() ? await api.sets(list()) : []
    } catch (error) {
      problem.value = error
    }
  }
  watch(list, read, { immediate: true })

  /** The set whose columns are chosen now. */
  const current = computed(() => {
    const now = chosen().slice().sort().join()
    return sets.value.find(({ columns }) => columns.slice().sort().join() === now)?.id
  })

  async function doing(deed: () => Promise<unknown>): Promise<boolean> {
    busy.value = true
    problem.value = undefined
    try {
      await deed()
      await read()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  async function keep(): Promise<boolean> {
    const done = await doing(() =>
      api.keepSet({ list: list(), name: name.value.trim(), columns: chosen(), shared: shared.value }),
    )
    if (done) {
      name.value = ''
      shared.value = false
    }
    return done
  }

  return reactive({
    sets,
    name,
    shared,
    busy,
    problem,
    current,
    pick: (id: number) => choose(sets.value.find((set) => set.id === id)?.columns ?? []),
    keep,
    remove: (id: number) => doing(() => api.removeSet(id)),
  })
}
