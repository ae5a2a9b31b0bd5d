import { expect, test, vi } from 'vitest'

vi.mock('@paiyi/console-kit/form', () => ({ useForm: () => ({}) }))
vi.mock('../api', () => ({ useConsoleApi: () => ({}) }))
const { audienceOf, audienceOfFilter } = await import('./use-notice-form')

const values = {
  titleZh: '',
  zh: '',
  english: false,
  titleEn: '',
  en: '',
  region: undefined,
  organisation: undefined,
  group: undefined,
  colours: [],
  name: '',
  declaring: '' as const,
  inApp: true,
  sms: false,
  urgent: false,
  sendAt: '',
}

test('Named persons stand for themselves, whatever else was chosen', () => {
  expect(audienceOf({ ...values, declaring: 'missing', region: '44/' }, [1, 2])).toMatchObject({
    personIds: [1, 2],
    regions: null,
    missing: false,
  })
})

test('Every chosen condition is told, and nothing when none is', () => {
  expect(audienceOf({ ...values, organisation: 3, group: '一班', colours: ['red'] }, [])).toEqual({
    regions: null,
    organisationIds: [3],
    groups: ['一班'],
    colours: ['red'],
    missing: false,
    declared: false,
    name: null,
    personIds: null,
  })
  expect(Object.values(audienceOf(values, [])).every((one) => !one)).toBe(true)
})

test('What a filter of the list finds is what the notice is for', () => {
  const filters = {
    name: '王',
    region: '44/01/',
    organisationId: '3',
    group: '一班',
    colour: 'red',
    declaredToday: 'true',
  }
  expect(audienceOf({ ...values, ...audienceOfFilter(filters) }, [])).toEqual({
    regions: ['44/01/'],
    organisationIds: [3],
    groups: ['一班'],
    colours: ['red'],
    missing: false,
    declared: true,
    name: '王',
    personIds: null,
  })
  expect(audienceOfFilter({ declaredToday: 'false' })).toMatchObject({ declaring: 'missing' })
})

test('A filter that no notice knows is for nobody, not for everybody', () => {
  expect(audienceOfFilter({ age: '60' })).toBeUndefined()
})
