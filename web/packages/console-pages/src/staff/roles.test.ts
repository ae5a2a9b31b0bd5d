import { expect, test } from 'vitest'
import { manageableRoles, scopeOf } from './roles'

test('Nobody gives a role above the own one', () => {
  expect(manageableRoles('systemAdministrator')).toContain('systemAdministrator')
  expect(manageableRoles('commandOfficer')).toEqual([
    'districtOfficer',
    'organisationOfficer',
    'gatekeeper',
    'viewer',
  ])
  expect(manageableRoles('organisationOfficer')).not.toContain('districtOfficer')
  expect(manageableRoles('viewer')).toEqual([])
  expect(manageableRoles(undefined)).toEqual([])
})

test('A role works in a region, in an organisation, or in either', () => {
  expect(scopeOf('districtOfficer')).toBe('region')
  expect(scopeOf('gatekeeper')).toBe('organisation')
  expect(scopeOf('viewer')).toBe('either')
})
