import { expect, test } from 'vitest'
import { leastComplete } from './least-complete'

test('Groups with most people missing come first, then by name', () => {
  const groups = [
    { group: '一班', members: 40, declared: 40 },
    { group: '二班', members: 40, declared: 31 },
    { group: '', members: 3, declared: 2 },
    { group: '三班', members: 38, declared: 37 },
  ]
  expect(leastComplete(groups).map(({ group, missing }) => [group, missing])).toEqual([
    ['二班', 9],
    ['', 1],
    ['三班', 1],
    ['一班', 0],
  ])
})
