import { take } from '@paiyi/api'
import { toast, useProblemText } from '@paiyi/console-kit'
import { computed, reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { importPaths, type ImportBase } from './import-paths'

/** A value of the file and what it is read as: null as long as nobody said, empty for nothing at all. */
export type ValueMeaning = Schemas['ImportValueRow']

/** What the columns and values of a file are taken for, changed by an officer and sent to be checked anew. */
export function useImportMapping(base: ImportBase, id: number, onMapped: () => void) {
  const paths = importPaths(base)
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const form = shallowRef<Schemas['ImportMappingForm']>()
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const remember = ref(true)
  /** The field of each column by its index. */
  const chosen = reactive(new Map<number, string>())
  const values = ref<ValueMeaning[]>([])

  async function load(query: { sheet?: number; headerRow?: number } = {}): Promise<void> {
    problem.value = undefined
    try {
      form.value = await take(api.GET(paths.mapping, { params: { path: { id }, query } }))
      chosen.clear()
      for (const { index, field } of form.value.columns) if (field) chosen.set(index, field)
      values.value = form.value.values.map((value) => ({ ...value }))
    } catch (failure) {
      problem.value = failure
    }
  }
  void load()

  /** Gives a column its field; the column that had it before has none then. */
  function choose(index: number, field: string | null | undefined): void {
    for (const [other, taken] of chosen) if (taken === field) chosen.delete(other)
    if (field) chosen.set(index, field)
    else chosen.delete(index)
  }

  const taken = computed(() => new Set(chosen.values()))
  const free = computed(() => form.value?.fields.filter(({ key }) => !taken.value.has(key)) ?? [])
  const missing = computed(() => free.value.filter(({ required }) => required))

  async function send(): Promise<void> {
    if (!form.value || busy.value) return
    busy.value = true
    try {
      const body = {
        sheet: form.value.sheet,
        headerRow: form.value.headerRow,
        columns: [...chosen].map(([index, field]) => ({ index, field })),
        values: values.value
          .filter(({ meaning }) => meaning !== null)
          .map(({ field, text, meaning }) => ({ field, from: text, to: meaning! })),
        remember: remember.value,
      }
      await take(api.PUT(paths.mapping, { params: { path: { id } }, body }))
      toast.done(t('rosters.mapped'))
      onMapped()
    } catch (failure) {
      toast.failed(words(failure))
    } finally {
      busy.value = false
    }
  }

  return reactive({ form, problem, busy, remember, chosen, values, free, missing, load, choose, send })
}
