import { rules } from '@paiyi/api/rules'
import { expect, test } from 'vitest'
import { faultOf } from './rules'

const { name, userName } = rules.CreateStaffRequest

test('Bounds are those of the API', () => {
  expect(faultOf('王'.repeat(60), name)).toBeUndefined()
  expect(faultOf('王'.repeat(200), name)).toBe('form.faults.tooLong')
  expect(faultOf('𠮷'.repeat(30), name)).toBeUndefined()
})

test('Nothing but spaces is nothing where the API wants text', () => {
  expect(faultOf('  ', name)).toBe('form.faults.missing')
  expect(faultOf(undefined, {}, { required: true })).toBe('form.faults.missing')
  expect(faultOf('', { maxLength: 9, nullable: true })).toBeUndefined()
})

test('A wrong form is told together with what is right', () => {
  expect(faultOf('a b', userName, { hint: 'Letters and digits' })).toBe(
    'form.faults.format Letters and digits',
  )
  expect(faultOf(' gate-2 ', userName)).toBeUndefined()
})

test('Numbers and lists have bounds too', () => {
  expect(faultOf(10_001, { minimum: 0, maximum: 10_000 })).toBe('form.faults.tooLarge')
  expect(faultOf(-1, { minimum: 0 })).toBe('form.faults.tooSmall')
  expect(faultOf([1, 2, 3], { maxItems: 2 })).toBe('form.faults.tooMany')
})
