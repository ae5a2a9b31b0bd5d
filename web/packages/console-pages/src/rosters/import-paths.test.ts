import { expect, test } from 'vitest'
import { importPaths } from './import-paths'

test('Imports of lists have the same operations below another address', () => {
  expect(importPaths('/imports').commit).toBe('/imports/{id}/commit')
  expect(importPaths('/list-imports').commit).toBe('/list-imports/{id}/commit')
  expect(importPaths('/list-imports').all).toBe('/list-imports')
})
