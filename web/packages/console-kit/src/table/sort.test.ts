import { expect, test } from 'vitest'
import { nextOrder, orderOf, ordersOf, sortOf } from './sort'
import type { Column } from './types'

const columns: Column<object>[] = [
  { key: 'name', title: 'name', sortable: true },
  { key: 'note', title: 'note' },
  { key: 'at', title: 'at', sortable: 'own' },
]

test('An order is written into the address and read from it', () => {
  for (const order of [
    { key: 'name', descending: false },
    { key: 'name', descending: true },
    { key: 'at', descending: false },
  ])
    expect(orderOf(sortOf(order, columns), columns)).toEqual(order)
})

test("The list's own order needs no word", () => {
  expect(sortOf({ key: 'at', descending: true }, columns)).toBeUndefined()
  expect(orderOf(undefined, columns)).toEqual({ key: 'at', descending: true })
  expect(orderOf(undefined, columns.slice(0, 2))).toBeUndefined()
})

test('Only what is sortable is offered', () => {
  expect(ordersOf(columns).map(({ sort }) => sort)).toEqual(['name', 'nameDescending', 'at'])
  expect(sortOf({ key: 'note', descending: false }, columns)).toBeUndefined()
})

test('The head of a column leads upwards, downwards and back to the order of the list', () => {
  const name = columns[0]!
  const up = nextOrder(name, orderOf(undefined, columns))
  const down = nextOrder(name, up)
  expect([up, down, nextOrder(name, down)]).toEqual([
    { key: 'name', descending: false },
    { key: 'name', descending: true },
    undefined,
  ])
})

test("The head of the list's own column leads to and fro", () => {
  const at = columns[2]!
  const up = nextOrder(at, orderOf(undefined, columns))
  expect(up).toEqual({ key: 'at', descending: false })
  expect(nextOrder(at, up)).toEqual({ key: 'at', descending: true })
})
