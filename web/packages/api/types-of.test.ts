// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rulesFile, rulesOf } from './rules-of.js'
import { audiences, typesFile, typesOf } from './types-of.js'

test.each(audiences)('The types of %s are those of its document', async (audience) => {
  // When this fails: npm run generate.
  expect(readFileSync(typesFile(audience), 'utf8') === (await typesOf(audience))).toBe(true)
})

test('The rules of the forms are those of the documents', () => {
  // When this fails: npm run generate.
  expect(readFileSync(rulesFile, 'utf8') === rulesOf()).toBe(true)
})
