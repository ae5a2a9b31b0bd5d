// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from './symptoms.en'
import zh from './symptoms.zh'

const source = readFileSync('src/Server/Declarations/SymptomTexts.cs', 'utf8')

test.each([
  ['Chinese', 'false', zh],
  ['English', 'true', en],
])('The %s words for symptoms are those of the server', (_, english, words: Record<string, string>) => {
  const found = source.matchAll(new RegExp(`\\(Symptom\\.(\\w+), ${english}\\) => "([^"]+)"`, 'g'))
  const texts = Array.from(found, ([, key, text]) => [key![0]!.toLowerCase() + key!.slice(1), text])
  const { none, ...symptoms } = words
  expect(none).toBeDefined()
  expect(symptoms).toEqual(Object.fromEntries(texts))
})
