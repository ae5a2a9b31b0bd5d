import { expect, test } from 'vitest'
import { lastPosition, moved } from './attribute-order'

const row = (id: number, position: number) => ({ id, position })

test('A neat list changes only the two rows that swap', () => {
  const rows = [row(1, 10), row(2, 20), row(3, 30)]
  expect(moved(rows, 2, -1)).toEqual([row(2, 10), row(1, 20)])
  expect(moved(rows, 2, 1)).toEqual([row(3, 20), row(2, 30)])
})

test('Rows that share a position are told apart from then on', () => {
  const after = moved([row(1, 0), row(2, 0), row(3, 0)], 3, -1)
  expect(after).toEqual([row(1, 10), row(3, 20), row(2, 30)])
})

test('The first row cannot rise, the last cannot sink, and an unknown one does nothing', () => {
  const rows = [row(1, 10), row(2, 20)]
  expect(moved(rows, 1, -1)).toEqual([])
  expect(moved(rows, 2, 1)).toEqual([])
  expect(moved(rows, 9, 1)).toEqual([])
})

test('A new row comes last', () => {
  expect(lastPosition([])).toBe(10)
  expect(lastPosition([row(1, 10), row(2, 70)])).toBe(80)
})
