import { expect, test } from 'vitest'
import { matches } from './matches'

test('A title is found by characters of it in their order', () => {
  expect(matches('人员名单', '人名')).toBe(true)
  expect(matches('人员名单', '名人')).toBe(false)
  expect(matches('Declarations', 'decl')).toBe(true)
  expect(matches('Colour changes', 'colour ch')).toBe(true)
  expect(matches('𠮷野家', '𠮷')).toBe(true)
})

test('Nothing typed finds everything', () => {
  expect(matches('人员名单', '  ')).toBe(true)
})
