import { expect, test } from 'vitest'
import { scopeOf } from './scope-kind'

test('A role works in a region, in an organisation, or in either', () => {
  expect(scopeOf({ inRegion: true, inOrganisation: false })).toBe('region')
  expect(scopeOf({ inRegion: false, inOrganisation: true })).toBe('organisation')
  expect(scopeOf({ inRegion: true, inOrganisation: true })).toBe('either')
})
