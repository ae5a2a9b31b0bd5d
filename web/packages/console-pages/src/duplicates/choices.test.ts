import { expect, test } from 'vitest'
import {
  betterSide,
  comparedFields,
  firstChoice,
  followsDocument,
  type Duplicate,
  type Side,
} from './choices'

function side(given: Partial<Side>): Side {
  return {
    id: 1,
    name: '张晓明',
    sex: 'male',
    birthDate: '2010-01-02',
    documentType: 'residentId',
    document: '1101****0015',
    phone: null,
    region: '东街道',
    address: null,
    household: null,
    attributes: {},
    rosters: [],
    createdAt: '',
    updatedAt: '',
    records: [],
    version: 1,
    ...given,
  } as Side
}

const words = {
  label: (field: string) => field,
  value: (field: string, of: Side) => {
    if (field.startsWith('attributes.'))
      return String((of.attributes as Record<string, unknown>)[field.slice(11)] ?? '')
    if (field === 'household') return of.household ? `#${of.household.id}` : ''
    return String(of[field as keyof Side] ?? '')
  },
}
const pair = (one: Partial<Side>, other: Partial<Side>, samePhone = one.phone === other.phone) =>
  ({ one: side(one), other: side({ id: 2, ...other }), samePhone }) as Duplicate

test('Fields that neither fills are not shown, and equal ones do not differ', () => {
  const fields = comparedFields(pair({ address: '东街 1 号' }, { attributes: { dose: 3 } as never }), words)
  expect(fields.map(({ key }) => key)).toEqual([
    'name',
    'document',
    'sex',
    'birthDate',
    'region',
    'address',
    'attributes.dose',
  ])
  expect(fields.filter(({ differs }) => differs).map(({ key }) => key)).toEqual([
    'document',
    'address',
    'attributes.dose',
  ])
})

test('Numbers differ although their masks are equal', () => {
  const phone = '138****0000'
  const differing = (fields: ReturnType<typeof comparedFields>) =>
    fields.filter(({ differs }) => differs).map(({ key }) => key)
  expect(differing(comparedFields(pair({ phone }, { phone }, false), words))).toEqual(['document', 'phone'])
  expect(differing(comparedFields(pair({ phone }, { phone }, true), words))).toEqual(['document'])
})

test('What the kept record lacks is taken from the other', () => {
  const fields = comparedFields(pair({ phone: '138****0000' }, { address: '东街 1 号' }), words)
  expect([...firstChoice(fields, true, true)]).toEqual(['address'])
  expect([...firstChoice(fields, false, true)]).toEqual(['phone'])
})

test('Sex and day of birth follow a resident id', () => {
  expect(followsDocument('sex', side({}))).toBe(true)
  expect(followsDocument('sex', side({ documentType: 'passport' }))).toBe(false)
  expect(followsDocument('phone', side({}))).toBe(false)
})

test('The record with more records is kept, the first of equal ones', () => {
  const records = [{ kind: 'declarations', count: 4, moving: 4 }]
  expect(betterSide(pair({}, { records })).id).toBe(2)
  expect(betterSide(pair({ records }, { records })).id).toBe(1)
})
