import { expect, test } from 'vitest'
import { dayAfter, startOfDay } from './days'

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2026-12-25', 13, '2027-01-07'],
  ['2026-03-01', 0, '2026-03-01'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(dayAfter(day, days)).toBe(expected)
})

test('A day begins at midnight in China', () => {
  expect(new Date(startOfDay('2026-03-01')).toISOString()).toBe('2026-02-28T16:00:00.000Z')
})
