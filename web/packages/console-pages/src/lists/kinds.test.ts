import { expect, test } from 'vitest'
import { navigation as command } from '../../../../apps/command/src/navigation'
import { navigation as organisation } from '../../../../apps/organisation/src/navigation'
import chinese from './words.zh'

const entriesOf = (groups: typeof command) =>
  groups.flatMap(({ entries }) => entries).filter(({ route }) => route === 'lists' || route === 'list-kinds')

test.each([
  ['command', command, ['organisations', 'staff', 'passages', 'tests', 'marks']],
  ['organisation', organisation, ['staff', 'passages', 'tests']],
] as const)(
  'The %s console leads to the kinds that it imports, each by its permission',
  (_, groups, kinds) => {
    const [all, ...each] = entriesOf(groups)
    expect(each.map(({ params }) => params?.kind)).toEqual(kinds)
    expect(each.every(({ searchOnly, permission }) => searchOnly && typeof permission === 'string')).toBe(
      true,
    )
    expect(all).toMatchObject({ route: 'list-kinds', permission: each.map(({ permission }) => permission) })
    expect(each.map(({ title }) => title)).toEqual(kinds.map((kind) => `lists.import.${kind}`))
    expect(Object.keys(chinese.import)).toEqual(expect.arrayContaining([...kinds]))
  },
)
