// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import english from './columns.en'
import chinese from './columns.zh'

/** The columns of all lists that are exported, as the server defines them. */
const columns = new Set(
  readdirSync('src/Server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cs') && !file.includes('Migrations'))
    .flatMap((file) =>
      Array.from(readFileSync(`src/Server/${file}`, 'utf8').matchAll(/^\s+\{ "(\w+)", "[^"]+", "[^"]+"/gm)),
    )
    .map(([, key]) => key!),
)

test.each([
  ['Chinese', chinese],
  ['English', english],
])('Every column that is exported has a name in the trail in %s', (_, names) => {
  expect(columns.size).toBeGreaterThan(100)
  expect([...columns].filter((key) => !names[key])).toEqual([])
})
