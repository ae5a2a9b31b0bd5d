import { take, type QueryOf } from '@paiyi/api'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { api, type paths, type Schemas } from '../../api'

export type Organisation = Schemas['OrganisationRow']

export const kinds = ['enterprise', 'school', 'community', 'hospital', 'isolationSite'] as const

export function useOrganisationsTable() {
  const { t, n } = useI18n()
  return useTablePage<Organisation, QueryOf<paths, '/api/command/organisations'>>({
    columns: [
      { key: 'name', title: 'organisations.name', minWidth: 170, sortable: true },
      {
        key: 'kind',
        title: 'organisations.kind',
        minWidth: 122,
        text: (row) => t(`organisations.kinds.${row.kind}`),
      },
      { key: 'region', title: 'organisations.region', minWidth: 106 },
      { key: 'parent', title: 'organisations.parent', minWidth: 148 },
      { key: 'subordinates', title: 'organisations.below', align: 'right', minWidth: 126 },
      {
        key: 'members',
        title: 'organisations.members',
        text: (row) => n(row.members),
        align: 'right',
        minWidth: 104,
      },
      { key: 'contactName', title: 'organisations.contactName', minWidth: 96 },
      { key: 'creditCode', title: 'organisations.creditCode', minWidth: 190, sortable: true },
      { key: 'address', title: 'organisations.address', minWidth: 200, hidden: true },
    ],
    filters: [
      { kind: 'text', key: 'name', title: 'organisations.name' },
      {
        kind: 'select',
        key: 'kind',
        title: 'organisations.kind',
        options: kinds.map((kind) => ({ value: kind, title: `organisations.kinds.${kind}` })),
      },
      { kind: 'region', key: 'region', title: 'organisations.region' },
      {
        kind: 'select',
        key: 'archived',
        title: 'organisations.byArchived',
        options: [{ value: 'true', title: 'organisations.onlyArchived' }],
      },
      { kind: 'organisation', key: 'underId', title: 'organisations.under' },
      { kind: 'organisation', key: 'parentId', title: 'organisations.parent', chipOnly: true },
    ],
    load: (query, signal) => take(api.GET('/api/command/organisations', { params: { query }, signal })),
    export: { url: '/api/command/organisations/export', permission: 'organisationsRead' },
  })
}
