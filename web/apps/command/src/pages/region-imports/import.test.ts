import { expect, test } from 'vitest'
import { changing, hindrance, type RegionImport } from './import'

const none = { added: 0, renamed: 0, moved: 0, withdrawn: 0, wrong: 0, unchanged: 9 } as RegionImport

test('What changes nothing cannot be applied', () => {
  expect(changing(none)).toBe(0)
  expect(hindrance(none)).toBe('nothing')
  expect(hindrance({ ...none, wrong: 3 })).toBe('nothing')
})

test('Wrong rows are left out, unless regions would be withdrawn by such a file', () => {
  expect(hindrance({ ...none, added: 2, wrong: 1 })).toBeUndefined()
  expect(hindrance({ ...none, added: 2, withdrawn: 1, wrong: 1 })).toBe('wrongRows')
  expect(hindrance({ ...none, withdrawn: 1 })).toBeUndefined()
})
