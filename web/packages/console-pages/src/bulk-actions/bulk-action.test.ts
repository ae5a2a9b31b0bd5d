import { expect, test } from 'vitest'
import { fractionOf, missingToday, personFilterOf, type BulkAction } from './bulk-action'

const action = (parts: Partial<BulkAction>) =>
  ({ total: 10, done: 0, skipped: 0, undone: 0, kept: 0, status: 'running', ...parts }) as BulkAction

test.each([
  [action({ done: 2, skipped: 3 }), 0.5],
  [action({ status: 'undoing', done: 4, skipped: 6, undone: 1, kept: 1 }), 0.5],
  [action({ status: 'completed', done: 4, skipped: 6 }), 1],
  [action({ status: 'undoing', done: 0 }), 1],
])('While it is undone, what counts is what was done', (one, fraction) => {
  expect(fractionOf(one)).toBe(fraction)
})

test('Everybody of a list are those whom it counts: nothing of its filters is left out', () => {
  const none = {
    name: null,
    region: null,
    organisationId: null,
    withSubordinates: null,
    group: null,
    colour: null,
    declaredToday: null,
  }
  expect(personFilterOf({ size: 20 })).toEqual(none)
  expect(
    personFilterOf({
      organisationId: '7',
      withSubordinates: 'true',
      colour: 'yellow',
      declaredToday: 'false',
    }),
  ).toEqual({ ...none, organisationId: 7, withSubordinates: true, colour: 'yellow', declaredToday: false })
})

test('Whoever is missing today is a person who has not declared today', () => {
  expect(missingToday({ day: '2026-03-02', group: '一班' })).toEqual({
    group: '一班',
    declaredToday: 'false',
  })
})
