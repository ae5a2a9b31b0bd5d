import { expect, test } from 'vitest'
import { treeOf, type Region } from './region-tree'

const region = (id: number, parentId: number | null): Region => ({
  id,
  parentId,
  code: String(id),
  name: `区域 ${id}`,
  level: 'district',
  path: `${id}/`,
  version: 1,
})

test('Regions stand under the region they belong to, in the order of the list', () => {
  const tree = treeOf([region(1, null), region(2, 1), region(3, 1), region(4, 3)])
  expect(tree.map(({ id }) => id)).toEqual([1])
  expect(tree[0]!.children.map(({ id }) => id)).toEqual([2, 3])
  expect(tree[0]!.children[1]!.children.map(({ id }) => id)).toEqual([4])
})

test('A region whose upper region is out of scope stands at the top', () => {
  expect(treeOf([region(7, 1), region(8, 7)]).map(({ id }) => id)).toEqual([7])
})
