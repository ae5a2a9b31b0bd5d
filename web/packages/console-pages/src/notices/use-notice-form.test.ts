import { expect, test, vi } from 'vitest'

vi.mock('@paiyi/console-kit/form', () => ({ useForm: () => ({}) }))
vi.mock('../api', () => ({ useConsoleApi: () => ({}) }))
const { audienceOf } = await import('./use-notice-form')

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
  missing: false,
  inApp: true,
  sms: false,
  urgent: false,
  sendAt: '',
}

test('Named persons stand for themselves, whatever else was chosen', () => {
  expect(audienceOf({ ...values, missing: true, region: '44/' }, [1, 2])).toMatchObject({
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
    personIds: null,
  })
  expect(Object.values(audienceOf(values, [])).every((one) => !one)).toBe(true)
})
