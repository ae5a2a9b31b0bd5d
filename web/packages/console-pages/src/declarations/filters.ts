import type { Filter } from '@paiyi/console-kit/table'

/** By what both lists of a day choose persons; an organisation has no other to choose. */
export function dayFilters(audience: 'command' | 'organisation'): Filter[] {
  const filters: Filter[] = [
    { kind: 'day', key: 'day', title: 'declarations.day', placeholder: 'declarations.today' },
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
  ]
  return audience === 'command'
    ? filters
    : filters.filter(({ kind, needs }) => kind !== 'organisation' && needs !== 'organisationId')
}
