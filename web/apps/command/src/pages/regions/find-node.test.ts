import type { RegionNode } from '@paiyi/console-kit/fields'
import { expect, test } from 'vitest'
import { findNode, matches } from './find-node'

const node = (id: number, name: string, children: RegionNode[] = []): RegionNode => ({
  id,
  name,
  code: `4201${id}`,
  level: 'district',
  parentId: null,
  path: '',
  version: 1,
  children,
})
const tree = [node(1, '安澜市', [node(2, '江岸区', [node(3, '花园街道')]), node(4, '江汉区')])]

test('An area is found however deep it hangs', () => {
  expect(findNode(tree, 3)?.name).toBe('花园街道')
  expect(findNode(tree, 4)?.name).toBe('江汉区')
  expect(findNode(tree, 9)).toBeUndefined()
})

test('The top is shown when no area is asked for', () => {
  expect(findNode(tree, undefined)?.name).toBe('安澜市')
  expect(findNode([], undefined)).toBeUndefined()
})

test.each([
  ['', true],
  ['江岸', true],
  ['42012', true],
  ['012', false],
])('A search for "%s" means 江岸区: %s', (search, meant) => {
  expect(matches(search, tree[0]!.children[0]!)).toBe(meant)
})
