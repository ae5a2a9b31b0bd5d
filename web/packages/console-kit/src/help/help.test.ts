import { expect, test } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { routes as commandRoutes } from '../../../../apps/command/src/routes'
import { routes as organisationRoutes } from '../../../../apps/organisation/src/routes'
import english from './help.en'
import { helpOf } from './help-of'
import chinese from './help.zh'

const names = (routes: RouteRecordRaw[]) =>
  routes.filter(({ redirect }) => !redirect).map(({ name }) => String(name))

test.each<[string, RouteRecordRaw[]]>([
  ['command', commandRoutes],
  ['organisation', organisationRoutes],
])('Every page of the %s console has a help text in both languages', (audience, routes) => {
  for (const texts of [chinese, english]) {
    const without = [...names(routes), 'account'].filter((name) => !helpOf(texts, audience, name))
    expect(without).toEqual([])
  }
})

test('Chinese and English say as much about each page', () => {
  const sizes = (texts: typeof chinese) =>
    Object.fromEntries(Object.entries(texts).map(([page, { hints }]) => [page, hints.length]))
  expect(sizes(english)).toEqual(sizes(chinese))
})
