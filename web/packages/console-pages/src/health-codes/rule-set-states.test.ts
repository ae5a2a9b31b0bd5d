import { expect, test } from 'vitest'
import { withStates } from './rule-set-states'

const version = (id: number, validFrom: string, validTo: string | null = null) => ({
  id,
  ruleSetId: 'health-code',
  version: `1.${id}.0`,
  validFrom,
  validTo,
  rules: [],
})
const now = new Date('2026-06-01T00:00:00Z')
const states = (rows: ReturnType<typeof version>[]) =>
  Object.fromEntries(withStates(rows, now).map(({ id, state }) => [id, state]))

test('Of several versions the latest that has begun decides', () => {
  expect(
    states([
      version(1, '2026-01-01T00:00:00Z'),
      version(2, '2026-05-01T00:00:00Z'),
      version(3, '2026-07-01T00:00:00Z'),
    ]),
  ).toEqual({ 1: 'former', 2: 'current', 3: 'coming' })
})

test('A version that has ended decides no more', () => {
  expect(
    states([version(1, '2026-01-01T00:00:00Z'), version(2, '2026-05-01T00:00:00Z', '2026-05-20T00:00:00Z')]),
  ).toEqual({ 1: 'current', 2: 'former' })
})
