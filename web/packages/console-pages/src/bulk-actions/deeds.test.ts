import { expect, test } from 'vitest'
import { bulkPermissions, filterOf, forArchived, kindsOf } from './deeds'

test('An organisation moves no accounts to another one', () => {
  expect(kindsOf('staff', () => true, 'organisation')).not.toContain('moveStaff')
  expect(kindsOf('staff', () => true, 'command')).toContain('moveStaff')
})

test('Whoever lacks the permission has nothing to do', () => {
  expect(kindsOf('checkpoint', (one) => one !== 'checkpointsWrite', 'command')).toEqual([])
  expect(bulkPermissions).toContain('checkpointsWrite')
})

test('What is archived can be restored and nothing else', () => {
  const all = kindsOf('organisation', () => true, 'command')
  expect(forArchived(all, true)).toEqual(['restoreOrganisations'])
  expect(forArchived(all, false)).toHaveLength(3)
})

test('Filters become numbers and truths where the request has them', () => {
  expect(filterOf({ name: '东', underId: '7', archived: 'true' })).toEqual({
    name: '东',
    underId: 7,
    archived: true,
  })
})
