import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { feverTenths } from '../temperature'
import { dayFilters } from './filters'

/** The declarations of a day, today's when none is chosen. */
export function useDeclarationsTable() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const yes = (value: boolean) => t(value ? 'persons.yes' : 'persons.no')

  return useTablePage<Schemas['DeclarationRow'], object>({
    columns: [
      { key: 'name', title: 'persons.name', minWidth: 100 },
      { key: 'day', title: 'declarations.day', minWidth: 130, hidden: true },
      { key: 'temperatureTenths', title: 'declarations.temperature', minWidth: 140, sortable: true },
      { key: 'symptoms', title: 'declarations.symptoms', minWidth: 170 },
      { key: 'contactWithCase', title: 'declarations.contact', text: (row) => yes(row.contactWithCase) },
      {
        key: 'travelledIn14Days',
        title: 'declarations.travelled',
        text: (row) => yes(row.travelledIn14Days),
        minWidth: 130,
      },
      {
        key: 'organisation',
        title: 'persons.organisation',
        minWidth: 150,
        hidden: api.audience === 'organisation',
      },
      { key: 'region', title: 'persons.region', minWidth: 120 },
      {
        key: 'answeredAt',
        title: 'declarations.answeredAt',
        text: (row) => timeText(row.answeredAt),
        minWidth: 170,
        sortable: true,
      },
    ],
    filters: [
      ...dayFilters(api.audience),
      {
        kind: 'select',
        key: 'minTemperatureTenths',
        title: 'declarations.temperature',
        options: [
          { value: String(feverTenths), title: 'declarations.feverOnly' },
          { value: '380', title: 'declarations.highFeverOnly' },
        ],
      },
      {
        kind: 'select',
        key: 'withSymptoms',
        title: 'declarations.symptoms',
        options: [
          { value: 'true', title: 'declarations.withSymptoms' },
          { value: 'false', title: 'symptoms.none' },
        ],
      },
    ],
    rowKey: 'personId',
    load: (query, signal) => take(api.GET('/declarations', { params: { query }, signal })),
    export: { url: api.address('/declarations/export'), permission: 'personsExport' },
  })
}
