import { take, type QueryOf } from '@paiyi/api'
import { dayText, timeText } from '@paiyi/console-kit'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { api, type paths, type Schemas } from '../../api'

export type Missing = Schemas['MissingDeclaration']

/** Who has not declared for the day and of the group that the address names. */
export function useMissingTable() {
  const { t } = useI18n()
  return useTablePage<Missing, QueryOf<paths, '/api/organisation/declarations/missing'>>({
    columns: [
      { key: 'name', title: 'completion.name', minWidth: 96, sortable: true },
      {
        key: 'group',
        title: 'completion.group',
        text: (row) => row.group || t('completion.noGroup'),
        minWidth: 106,
        sortable: true,
      },
      { key: 'phone', title: 'completion.phone', minWidth: 126 },
      {
        key: 'lastDay',
        title: 'completion.lastDay',
        text: (row) => dayText(row.lastDay),
        minWidth: 116,
        sortable: true,
      },
      {
        key: 'remindedAt',
        title: 'completion.remindedAt',
        text: (row) => timeText(row.remindedAt).slice(5),
        minWidth: 118,
        sortable: true,
      },
      { key: 'actions', title: 'completion.actions', minWidth: 94 },
    ],
    filters: [
      { kind: 'day', key: 'day', title: 'completion.day' },
      { kind: 'group', key: 'group', title: 'completion.group' },
    ],
    rowKey: 'personId',
    live: ['declarations', 'imports'],
    export: { url: '/api/organisation/declarations/missing/export', permission: 'personsExport' },
    load: (query, signal) =>
      take(api.GET('/api/organisation/declarations/missing', { params: { query }, signal })),
  })
}
