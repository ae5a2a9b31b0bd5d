import { beforeAll, expect, test } from 'vitest'
import { loadWords, startLanguage } from '../../../words'
import { checkCorrection } from './correction'
import { checkMember, type MemberValues } from './member'

const member: MemberValues = {
  relation: 'child',
  name: '𠮷小䶮',
  documentType: 'residentId',
  documentNumber: '339902201905038298',
  sex: null,
  birthDate: '',
  reason: '',
}

beforeAll(async () => {
  await startLanguage()
  await loadWords('register')
})

test('A resident id tells sex and day of birth, other documents do not', () => {
  expect(checkMember(member)).toEqual({})
  expect(Object.keys(checkMember({ ...member, documentType: 'passport' }))).toEqual(['sex', 'birthDate'])
})

test('What is blank is told at its field', () => {
  const blank = { ...member, relation: null, name: ' ', documentNumber: '\u3000' }
  expect(Object.keys(checkMember(blank))).toEqual(['relation', 'name', 'documentNumber'])
})

test('A correction says what is right, and why', () => {
  const values = { field: 'address', documentType: 'residentId', value: '示例路 8 号', reason: '搬家了啊' }
  expect(checkCorrection(values)).toEqual({})
  expect(Object.keys(checkCorrection({ ...values, field: null, value: ' ', reason: '搬家' }))).toEqual([
    'field',
    'value',
    'reason',
  ])
})
