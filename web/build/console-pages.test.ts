// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { pagesOfRoutes } from './console-pages'

const web = resolve(import.meta.dirname, '..')
const tables = ['apps/command', 'apps/organisation', 'packages/console-pages'].flatMap((part) =>
  readdirSync(resolve(web, part, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('routes.ts'))
    .map((file) => resolve(web, part, 'src', file)),
)
const pages = pagesOfRoutes('/api/command/', tables)

test('Every page that routes lead to is found', () => {
  const imports = tables.flatMap((table) => readFileSync(table, 'utf8').match(/import\(/g) ?? [])
  expect(pages.length).toBe(imports.length)
  expect(pages.filter(({ modules }) => !existsSync(modules[0]!))).toEqual([])
})

test('A page that says what it asks first has it asked early', () => {
  const persons = pages.find(({ at }) => at === 'persons')!
  expect(persons.modules[0]).toMatch(/PersonsPage\.vue$/)
  expect(persons.answers).toEqual(['/api/command/persons?size=20'])
})

test.each([
  ['persons/17', 'PersonPage.vue'],
  ['', 'HomePage.vue'],
  ['rosters/imports/3', 'ImportPage.vue'],
])('%j is %s', (path, file) => {
  const found = pages.filter(({ at }) => new RegExp(`^${at}$`).test(path))
  expect(new Set(found.map(({ modules }) => modules[0]!.split('/').pop()))).toEqual(new Set([file]))
})
