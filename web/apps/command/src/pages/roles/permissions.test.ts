import { expect, test } from 'vitest'
import document from '../../../../../packages/api/openapi/command.json'
import chinese from '../../../../../packages/console-pages/src/permissions/words.zh'
import { everyPermission, without } from './permissions'
import words from './words.zh'

test('Every permission of the server stands in the matrix once, with a name and a hint', () => {
  const known = [...document.components.schemas.Permission.enum].sort()
  expect([...everyPermission].sort()).toEqual(known)
  expect(Object.keys(chinese).sort()).toEqual(known)
  expect(Object.keys(words.hints).sort()).toEqual(known)
})

test('What was added and taken away is told in the order of the matrix', () => {
  expect(without(['staffRead', 'personsRead', 'auditRead'], ['personsRead'])).toEqual([
    'auditRead',
    'staffRead',
  ])
  expect(without([], ['personsRead'])).toEqual([])
})
