import { expect, test } from 'vitest'
import {
  answersOf,
  checkDraft,
  draftOf,
  freshDraft,
  readTemperature,
  takeOver,
  type OwnDeclaration,
  type Question,
} from './draft'

const question = (key: string, type: Question['type'], extra: Partial<Question> = {}): Question => ({
  key,
  type,
  label: key,
  choices: [],
  required: false,
  ...extra,
})
const questions = [
  question('flight', 'text'),
  question('doses', 'number', { required: true }),
  question('coldChain', 'boolean', { required: true }),
  question('site', 'choice', { choices: ['north', 'south'] }),
]
const yesterday: OwnDeclaration = {
  day: '2026-01-30',
  version: 1,
  superseded: false,
  temperatureTenths: 372,
  symptoms: ['cough'],
  contactWithCase: true,
  travelledIn14Days: true,
  travelPlaces: '武汉',
  remarks: 'x',
  attributes: { flight: 'CA1', doses: 3, coldChain: false, site: 'west' },
  answeredAt: '2026-01-30T00:00:00Z',
}

test.each([
  ['36.5', 365],
  ['３６．５', 365],
  ['36，8', 368],
  [' 37 ', 370],
  ['36.', 360],
  ['33.9', null],
  ['43.1', null],
  ['365', null],
  ['36.55', null],
  ['abc', null],
  ['', null],
])('A temperature typed as "%s" is %s tenths', (text, tenths) => {
  expect(readTemperature(text)).toBe(tenths)
})

test('A new day takes over the questions of the installation and asks the rest afresh', () => {
  const draft = freshDraft(questions, yesterday)
  expect(draft).toMatchObject({
    temperature: '',
    symptoms: [],
    noSymptoms: false,
    contact: null,
    travelled: null,
  })
  expect(draft.attributes).toEqual({ flight: 'CA1', doses: '3', coldChain: false, site: '' })
})

test('A correction begins with everything that was declared', () => {
  const draft = draftOf(questions, yesterday)
  expect(draft).toMatchObject({ temperature: '37.2', symptoms: ['cough'], contact: true, places: '武汉' })
})

test('What is missing is named at its field', () => {
  expect(Object.keys(checkDraft(freshDraft(questions), questions)).sort()).toEqual([
    'attributes.coldChain',
    'attributes.doses',
    'contactWithCase',
    'symptoms',
    'temperatureTenths',
    'travelledIn14Days',
  ])
  const draft = { ...draftOf(questions, yesterday), places: ' ' }
  expect(checkDraft(draft, questions)).toEqual({ travelPlaces: 'places' })
  draft.attributes.doses = 'two'
  expect(checkDraft(draft, questions)).toMatchObject({ 'attributes.doses': 'number' })
})

test('Answers are sent by the types of their questions, unanswered ones not at all', () => {
  const draft = { ...draftOf(questions, yesterday), travelled: false }
  draft.attributes.flight = ' '
  expect(answersOf(draft, questions)).toEqual({
    temperatureTenths: 372,
    symptoms: ['cough'],
    contactWithCase: true,
    travelledIn14Days: false,
    travelPlaces: null,
    remarks: 'x',
    attributes: { doses: 3, coldChain: false },
  })
})

test('Taking over the last answers leaves temperature, symptoms and remarks alone', () => {
  const last = {
    temperatureTenths: 382,
    symptoms: ['cough'],
    contactWithCase: false,
    travelledIn14Days: true,
    travelPlaces: '江苏南京',
    remarks: '旧备注',
    attributes: { doses: 3 },
  } as unknown as OwnDeclaration
  const taken = takeOver({ ...freshDraft(questions), remarks: '新备注' }, questions, last)
  expect(taken).toMatchObject({ temperature: '', symptoms: [], noSymptoms: false, remarks: '新备注' })
  expect(taken).toMatchObject({ contact: false, travelled: true, places: '江苏南京' })
  expect(taken.attributes.doses).toBe('3')
})
