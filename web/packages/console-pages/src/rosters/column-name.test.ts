import { expect, test } from 'vitest'
import { columnName } from './column-name'

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [0, ''],
])('Column %s is %s', (column, name) => {
  expect(columnName(column)).toBe(name)
})
