import type { Schemas } from '../api'

type RoleRow = Schemas['RoleRow']

/** Where an account of a role works: a region, an organisation, or one of the two. */
export type ScopeKind = 'region' | 'organisation' | 'either'

export function scopeOf({
  inRegion,
  inOrganisation,
}: Pick<RoleRow, 'inRegion' | 'inOrganisation'>): ScopeKind {
  if (inRegion && inOrganisation) return 'either'
  return inOrganisation ? 'organisation' : 'region'
}
