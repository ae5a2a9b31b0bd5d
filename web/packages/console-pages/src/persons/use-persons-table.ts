import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage, type Filter } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { useSortableOfOne } from '../sortable-of-one'
import { colourOptions } from './choices'

/** The persons of the staff member's scope. */
export function usePersonsTable() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const sortableOfOne = useSortableOfOne<Schemas['PersonRow']>()
  const filters: Filter[] = [
    { kind: 'text', key: 'name', title: 'persons.name' },
    { kind: 'region', key: 'region', title: 'persons.region' },
    { kind: 'organisation', key: 'organisationId', title: 'persons.organisation' },
    {
      kind: 'select',
      key: 'withSubordinates',
      title: 'persons.subordinates',
      options: [{ value: 'true', title: 'persons.withSubordinates' }],
      needs: 'organisationId',
    },
    { kind: 'group', key: 'group', title: 'persons.group', organisation: 'organisationId' },
    { kind: 'select', key: 'colour', title: 'persons.colour', options: colourOptions },
    {
      kind: 'select',
      key: 'declaredToday',
      title: 'persons.declaredToday',
      options: [
        { value: 'true', title: 'persons.declared' },
        { value: 'false', title: 'persons.notDeclared' },
      ],
    },
  ]

  return useTablePage<Schemas['PersonRow'], object>({
    columns: [
      { key: 'name', title: 'persons.name', minWidth: 120, sortable: true },
      { key: 'sex', title: 'persons.sex', text: (row) => t(`persons.sexes.${row.sex}`), minWidth: 96 },
      { key: 'birthDate', title: 'persons.birthDate', minWidth: 120 },
      {
        key: 'documentType',
        title: 'persons.documentType',
        text: (row) => t(`persons.documentTypes.${row.documentType}`),
        hidden: true,
      },
      { key: 'document', title: 'persons.documentNumber', minWidth: 200 },
      { key: 'phone', title: 'persons.phone', minWidth: 130 },
      { key: 'region', title: 'persons.region', minWidth: 120 },
      sortableOfOne({ key: 'colour', title: 'persons.colour' }),
      { key: 'declaredToday', title: 'persons.declaredToday' },
      sortableOfOne({
        key: 'lastDay',
        title: 'declarations.lastDay',
        text: (row) => row.lastDay ?? t('declarations.never'),
        minWidth: 130,
        hidden: true,
      }),
      {
        key: 'registeredAt',
        title: 'persons.registeredAt',
        text: (row) => timeText(row.registeredAt),
        minWidth: 170,
        sortable: 'own',
        hidden: true,
      },
    ],
    filters: filters.filter(
      ({ kind, needs }) =>
        api.audience === 'command' || (kind !== 'organisation' && needs !== 'organisationId'),
    ),
    load: (query, signal) => take(api.GET('/persons', { params: { query }, signal })),
    export: { url: api.address('/persons/export'), permission: 'personsExport' },
  })
}
