import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage, type Filter } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

const choices = (words: 'kinds' | 'outcomes', values: string[]) =>
  values.map((value) => ({ value, title: `tests.${words}.${value}` }))

/** The tests of the scope, the latest reported first. */
export function useTestsTable() {
  const api = useConsoleApi()
  const { t } = useI18n()

  const filters: Filter[] = [
    { kind: 'text', key: 'personName', title: 'persons.name' },
    {
      kind: 'select',
      key: 'outcome',
      title: 'tests.outcome',
      options: choices('outcomes', ['positive', 'inconclusive', 'negative', 'pending', 'invalid']),
    },
    { kind: 'days', key: 'from', until: 'to', title: 'tests.days' },
    { kind: 'region', key: 'region', title: 'tests.region' },
    { kind: 'organisation', key: 'organisationId', title: 'persons.organisation' },
    {
      kind: 'select',
      key: 'kind',
      title: 'tests.kind',
      options: choices('kinds', ['nucleicAcid', 'antigen']),
    },
    { kind: 'text', key: 'sampleNumber', title: 'tests.sampleNumber' },
    { kind: 'text', key: 'laboratory', title: 'tests.laboratory' },
  ]

  return useTablePage<Schemas['TestRow'], object>({
    columns: [
      { key: 'person', title: 'persons.name', minWidth: 100 },
      { key: 'document', title: 'tests.document', minWidth: 170, hidden: true },
      { key: 'kind', title: 'tests.kind', text: (row) => t(`tests.kinds.${row.kind}`), minWidth: 110 },
      { key: 'outcome', title: 'tests.outcome', minWidth: 110 },
      {
        key: 'sampledAt',
        title: 'tests.sampledAt',
        text: (row) => timeText(row.sampledAt),
        minWidth: 156,
        sortable: true,
      },
      { key: 'resultAt', title: 'tests.resultAt', text: (row) => timeText(row.resultAt), minWidth: 156 },
      { key: 'sampleNumber', title: 'tests.sampleNumber', minWidth: 176 },
      { key: 'laboratory', title: 'tests.laboratory', minWidth: 170 },
      { key: 'site', title: 'tests.site', minWidth: 130 },
      { key: 'reportedBy', title: 'tests.reportedBy', minWidth: 130, hidden: true },
    ],
    filters: filters.filter(
      ({ kind }) => (kind !== 'organisation' && kind !== 'region') || api.audience === 'command',
    ),
    live: ['tests'],
    load: (query, signal) => take(api.GET('/tests', { params: { query }, signal })),
    export: { url: api.address('/tests/export'), permission: 'personsExport' },
  })
}
