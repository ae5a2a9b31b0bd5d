import { take } from '@paiyi/api'
import { useTablePage, type Filter } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import type { Household } from './household'

/** The households in which somebody of the scope lives. */
export function useHouseholdsTable() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const filters: Filter[] = [
    { kind: 'text', key: 'name', title: 'households.memberName' },
    { kind: 'region', key: 'region', title: 'persons.region' },
    { kind: 'organisation', key: 'organisationId', title: 'persons.organisation' },
    {
      kind: 'select',
      key: 'missingToday',
      title: 'households.missingToday',
      options: [{ value: 'true', title: 'households.somebodyMissing' }],
    },
    {
      kind: 'select',
      key: 'notGreen',
      title: 'households.notGreen',
      options: [{ value: 'true', title: 'households.somebodyNotGreen' }],
    },
  ]

  return useTablePage<Household, object>({
    columns: [
      {
        key: 'members',
        title: 'households.members',
        text: ({ members }) => members.map(({ name }) => name).join(t('persons.comma')),
        minWidth: 220,
      },
      { key: 'declared', title: 'households.declared', minWidth: 180 },
      { key: 'colours', title: 'households.colours', minWidth: 140 },
      { key: 'region', title: 'persons.region', minWidth: 120 },
      {
        key: 'address',
        title: 'persons.address',
        text: ({ address }) => address ?? t('households.noAddress'),
        minWidth: 260,
      },
    ],
    filters: filters.filter(({ kind }) => kind !== 'organisation' || api.audience === 'command'),
    load: (query, signal) => take(api.GET('/households', { params: { query }, signal })),
    export: { url: api.address('/households/export'), permission: 'personsExport' },
  })
}
