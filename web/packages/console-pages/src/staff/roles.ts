export const roles = [
  'systemAdministrator',
  'commandOfficer',
  'districtOfficer',
  'organisationOfficer',
  'gatekeeper',
  'viewer',
] as const

export type Role = (typeof roles)[number]

/** Where an account of a role works: a region, an organisation, or one of the two. */
export type ScopeKind = 'region' | 'organisation' | 'either'

const ofOrganisations: Role[] = ['organisationOfficer', 'gatekeeper', 'viewer']

/** The roles that a member of staff may give, as the server holds it too. */
export function manageableRoles(manager: string | undefined): Role[] {
  switch (manager) {
    case 'systemAdministrator':
      return [...roles]
    case 'commandOfficer':
      return ['districtOfficer', ...ofOrganisations]
    case 'districtOfficer':
    case 'organisationOfficer':
      return ofOrganisations
    default:
      return []
  }
}

export function scopeOf(role: Role): ScopeKind {
  if (role === 'viewer') return 'either'
  return ofOrganisations.includes(role) ? 'organisation' : 'region'
}
