import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useLanguage } from '../language'
import { useSession } from '../session'
import { exportAddress, type ExportFormat, type PersonalLevel } from './export-address'
import { useExportApi, type ExportApi, type StartedExport } from './export-api'
import type { ExportedList } from './types'

/** A list that is shown whole and without a table, as the export button takes it. */
export function wholeList(url: string): ExportedList {
  return { exports: { url }, query: {}, filtered: false, choice: { keys: [] } }
}

/** What the server wants as a reason at least. */
const shortestReason = 4

/**
 * A list as a file: which columns the server can give, which are wanted, as what, showing how much of persons; at once or by a
 * job, which full numbers and encryption need and long lists deserve.
 */
export function useExport(list: () => ExportedList) {
  const api = useExportApi()
  const { language } = useLanguage()
  const { can } = useSession()
  const offer = shallowRef<Awaited<ReturnType<ExportApi['columns']>>>()
  const chosen = ref<string[]>([])
  const format = ref<ExportFormat>('xlsx')
  const level = ref<PersonalLevel>('masked')
  const reason = ref('')
  const encrypted = ref(false)
  const later = ref(false)
  const size = shallowRef<Awaited<ReturnType<ExportApi['measure']>>>()
  const begun = shallowRef<StartedExport>()
  const busy = ref(false)
  const problem = shallowRef<unknown>()
  const failure = shallowRef<unknown>()

  const levels = computed(() =>
    (offer.value?.levels ?? []).filter((one) => one !== 'full' || can('personsReveal')),
  )
  const full = computed(() => level.value === 'full')
  const locked = computed(() => encrypted.value && format.value === 'xlsx')
  /** Why a job has to make it, whatever was chosen. */
  const byJob = computed(() => full.value || locked.value)
  const ready = computed(
    () => chosen.value.length > 0 && (!full.value || reason.value.trim().length >= shortestReason),
  )

  /** Asks for the columns once; at first those that the table shows are chosen. Counts the rows each time. */
  async function prepare(): Promise<void> {
    begun.value = failure.value = problem.value = undefined
    try {
      if (!offer.value) {
        offer.value = await api.columns(list().exports!.url)
        const all = offer.value.columns.map(({ key }) => key)
        const seen = all.filter((key) => list().choice.keys.includes(key))
        chosen.value = seen.length ? seen : all
      }
    } catch (error) {
      problem.value = error
      return
    }
    size.value = undefined
    try {
      size.value = await api.measure(address())
      later.value = size.value.more
    } catch {
      // The file can be had without knowing how long it is.
    }
  }

  /** The address of the file, its columns in the server's order. */
  function address(): string {
    const wanted = offer.value!.columns.map(({ key }) => key).filter((key) => chosen.value.includes(key))
    const { url, query } = list().exports!
    return exportAddress(url, { ...query, ...list().query }, wanted, format.value, level.value)
  }

  /** Has a job make the file. */
  async function begin(): Promise<void> {
    busy.value = true
    failure.value = undefined
    try {
      begun.value = await api.start({
        address: address(),
        reason: full.value ? reason.value.trim() : null,
        encrypted: locked.value,
      })
      reason.value = ''
    } catch (error) {
      failure.value = error
    } finally {
      busy.value = false
    }
  }

  watch(levels, (offered) => {
    if (offered.length && !offered.includes(level.value)) level.value = 'masked'
  })

  return reactive({
    columns: computed(() =>
      offer.value?.columns.map((column) => ({ key: column.key, label: column[language.value] })),
    ),
    list: computed(() => offer.value?.list ?? ''),
    levels,
    chosen,
    format,
    level,
    reason,
    encrypted,
    later,
    full,
    byJob,
    size,
    ready,
    begun,
    busy,
    problem,
    failure,
    prepare,
    address,
    begin,
  })
}

export type ExportForm = ReturnType<typeof useExport>
