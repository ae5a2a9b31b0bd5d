import { take, type Api } from '@paiyi/api'
import { computed, reactive, ref, shallowRef } from 'vue'
import { useConsole } from '../console'
import { useLanguage } from '../language'
import { exportAddress, type ExportFormat } from './export-address'
import type { ExportedList } from './types'

interface ExportColumn {
  key: string
  zh: string
  en: string
}

type Columns = {
  content: { 'application/json': { columns: ExportColumn[] } }
  headers: Record<string, unknown>
}

/** A list that is shown whole and without a table, as the export button takes it. */
export function wholeList(url: string): ExportedList {
  return { exports: { url }, query: {}, filtered: false, choice: { keys: [] } }
}

/** A list as a file: which columns the server can give, which are wanted, and in which format. */
export function useExport(list: () => ExportedList) {
  const { api } = useConsole()
  const { language } = useLanguage()
  const columns = shallowRef<ExportColumn[]>()
  const chosen = ref<string[]>([])
  const format = ref<ExportFormat>('xlsx')
  const problem = shallowRef<unknown>()

  /** Asks for the columns once; at first those that the table shows are chosen. */
  async function prepare(): Promise<void> {
    if (columns.value) return
    problem.value = undefined
    const url = `${list().exports!.url}/columns`
    try {
      const client = api as unknown as Api<Record<string, { get: { responses: { 200: Columns } } }>>
      columns.value = (await take(client.GET(url))).columns
      const all = columns.value.map(({ key }) => key)
      const seen = all.filter((key) => list().choice.keys.includes(key))
      chosen.value = seen.length ? seen : all
    } catch (error) {
      problem.value = error
    }
  }

  /** The address of the file, its columns in the server's order. */
  function address(): string {
    const wanted = columns.value!.map(({ key }) => key).filter((key) => chosen.value.includes(key))
    const { url, query } = list().exports!
    return exportAddress(url, { ...query, ...list().query }, wanted, format.value)
  }

  return reactive({
    columns: computed(() =>
      columns.value?.map((column) => ({ key: column.key, label: column[language.value] })),
    ),
    chosen,
    format,
    problem,
    prepare,
    address,
  })
}
