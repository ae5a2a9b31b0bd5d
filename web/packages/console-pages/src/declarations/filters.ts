import type { Filter } from '@paiyi/console-kit/table'

/** By what both lists of a day choose persons; an organisation has no other to choose. */
export function dayFilters(audience: 'command' | 'organisation'): Filter[] {
  const filters: Filter[] = [
    { kind: 'day', key: 'day', title: 'declarations.day', placeholder: 'declarations.today' },
    { kind: 'region', key: 'region', title: 'persons.region' },
    { kind: 'organisation', key: 'organisationId', title: 'persons.organisation' },
    { kind: 'group', key: 'group', title: 'persons.group', organisation: 'organisationId' },
  ]
  return filters.filter(({ kind }) => kind !== 'organisation' || audience === 'command')
}
