import { expect, test } from 'vitest'
import { conflictOf, merged } from './conflict'

const base = { name: '王敏', address: '珞喻路 1 号', attributes: { doses: 2 } as Record<string, unknown> }

test('What only the other has changed is theirs, what I have changed is mine', () => {
  const mine = { ...base, name: '王敏敏' }
  const theirs = { ...base, address: '珞喻路 2 号', attributes: { doses: 3 } }
  const fields = conflictOf(base, mine, theirs)
  expect(fields.map(({ name, choice }) => [name, choice])).toEqual([
    ['name', 'mine'],
    ['address', 'theirs'],
    ['attributes.doses', 'theirs'],
  ])
  expect(merged(mine, fields)).toEqual({ name: '王敏敏', address: '珞喻路 2 号', attributes: { doses: 3 } })
})

test('Where both have changed the same, there is nothing to choose', () => {
  expect(conflictOf(base, { ...base, name: '王明' }, { ...base, name: '王明' })).toEqual([])
})

test('A choice may be turned round', () => {
  const mine = { ...base, name: '王敏敏' }
  const fields = conflictOf(base, mine, { ...base, name: '王明' })
  expect(merged(mine, fields).name).toBe('王敏敏')
  expect(
    merged(
      mine,
      fields.map((field) => ({ ...field, choice: 'theirs' as const })),
    ).name,
  ).toBe('王明')
})
