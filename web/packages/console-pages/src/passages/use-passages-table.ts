import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage, type Filter } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { useGateChoices } from './use-gate-choices'

/** The passages at the gates of the scope, the newest first. */
export function usePassagesTable() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const gates = useGateChoices()

  const filters: Filter[] = [
    { kind: 'text', key: 'personName', title: 'persons.name' },
    { kind: 'days', key: 'from', until: 'to', title: 'passages.days' },
    { kind: 'region', key: 'region', title: 'passages.region' },
    { kind: 'organisation', key: 'organisationId', title: 'persons.organisation' },
    { kind: 'select', key: 'checkpointId', title: 'passages.checkpoint', options: () => gates.value },
    {
      kind: 'select',
      key: 'outcome',
      title: 'passages.outcome',
      options: ['admitted', 'refused'].map((value) => ({ value, title: `passages.outcomes.${value}` })),
    },
  ]

  return useTablePage<Schemas['PassageRow'], object>({
    columns: [
      { key: 'person', title: 'persons.name', minWidth: 100 },
      { key: 'at', title: 'passages.at', text: (row) => timeText(row.at), minWidth: 156, sortable: true },
      { key: 'checkpoint', title: 'passages.checkpoint', minWidth: 114 },
      {
        key: 'organisation',
        title: 'persons.organisation',
        minWidth: 130,
        hidden: api.audience === 'organisation',
      },
      {
        key: 'direction',
        title: 'passages.direction',
        text: (row) => t(`passages.directions.${row.direction}`),
        minWidth: 98,
      },
      { key: 'colour', title: 'persons.colour', minWidth: 100 },
      { key: 'temperatureTenths', title: 'declarations.temperature', minWidth: 124 },
      { key: 'outcome', title: 'passages.outcome', minWidth: 118 },
      {
        key: 'reasons',
        title: 'passages.reasons',
        text: (row) =>
          row.reasons?.map((reason) => t(`passages.reason.${reason}`)).join(t('passages.comma')) ?? '—',
        minWidth: 118,
      },
      { key: 'note', title: 'passages.note', minWidth: 96 },
      {
        key: 'imported',
        title: 'passages.source',
        text: (row) => t(row.imported ? 'passages.sources.imported' : 'passages.sources.gate'),
        minWidth: 96,
      },
      { key: 'keeper', title: 'passages.keeper', hidden: true },
    ],
    filters: filters.filter(
      ({ kind }) => (kind !== 'organisation' && kind !== 'region') || api.audience === 'command',
    ),
    live: ['passages'],
    load: (query, signal) => take(api.GET('/passages', { params: { query }, signal })),
    export: { url: api.address('/passages/export'), permission: 'personsExport' },
  })
}
