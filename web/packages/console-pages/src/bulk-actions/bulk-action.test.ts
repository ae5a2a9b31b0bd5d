import { expect, test } from 'vitest'
import { fractionOf, type BulkAction } from './bulk-action'

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
