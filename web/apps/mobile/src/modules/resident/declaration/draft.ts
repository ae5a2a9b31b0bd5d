import type { Schemas } from '../../../api'

export type Symptom = Schemas['Symptom']
export type Question = Schemas['AttributeQuestion']
export type OwnDeclaration = Schemas['OwnDeclaration']

/** What stands in the form. An attribute that was not answered is the empty text. */
export interface Draft {
  temperature: string
  symptoms: Symptom[]
  noSymptoms: boolean
  contact: boolean | null
  travelled: boolean | null
  places: string
  remarks: string
  attributes: Record<string, string | boolean>
}

export type DraftProblems = Record<string, string>

const lowest = 340
const highest = 430
/** From here on a temperature is a fever. */
export const fever = 373

/**
 * A draft that begins with what stays the same from day to day: the answers to questions of the installation.
 * Temperature, symptoms, contact and travel are asked afresh.
 */
export function freshDraft(questions: Question[], last?: OwnDeclaration): Draft {
  return {
    temperature: '',
    symptoms: [],
    noSymptoms: false,
    contact: null,
    travelled: null,
    places: '',
    remarks: '',
    attributes: readAttributes(questions, last?.attributes),
  }
}

/** What of an earlier day may be taken over with one tap: everything but temperature, symptoms and remarks. */
export function takeOver(draft: Draft, questions: Question[], last: OwnDeclaration): Draft {
  return {
    ...draft,
    contact: last.contactWithCase,
    travelled: last.travelledIn14Days,
    places: last.travelPlaces ?? '',
    attributes: { ...draft.attributes, ...readAttributes(questions, last.attributes) },
  }
}

/** A draft with everything that was declared, to correct it. */
export function draftOf(questions: Question[], declared: OwnDeclaration): Draft {
  return {
    temperature: (declared.temperatureTenths / 10).toFixed(1),
    symptoms: declared.symptoms.slice(),
    noSymptoms: declared.symptoms.length === 0,
    contact: declared.contactWithCase,
    travelled: declared.travelledIn14Days,
    places: declared.travelPlaces ?? '',
    remarks: declared.remarks ?? '',
    attributes: readAttributes(questions, declared.attributes),
  }
}

/** Tenths of a degree; null for what is no temperature of a person. Takes full-width digits and comma or full stop. */
export function readTemperature(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[,，。]/, '.')
  if (!/^\d{2}(\.\d?)?$/.test(plain)) return null
  const tenths = Math.round(Number(plain) * 10)
  return tenths >= lowest && tenths <= highest ? tenths : null
}

/** What is missing or wrong, as keys of words by field. */
export function checkDraft(draft: Draft, questions: Question[]): DraftProblems {
  const problems: DraftProblems = {}
  if (readTemperature(draft.temperature) === null) problems.temperatureTenths = 'temperature'
  if (!draft.noSymptoms && draft.symptoms.length === 0) problems.symptoms = 'choose'
  if (draft.contact === null) problems.contactWithCase = 'choose'
  if (draft.travelled === null) problems.travelledIn14Days = 'choose'
  if (draft.travelled && !draft.places.trim()) problems.travelPlaces = 'places'
  for (const { key, type, required } of questions) {
    const given = draft.attributes[key]
    if (given === undefined || given === '') {
      if (required)
        problems[`attributes.${key}`] = type === 'choice' || type === 'boolean' ? 'choose' : 'fill'
    } else if (type === 'number' && !Number.isFinite(Number(given))) {
      problems[`attributes.${key}`] = 'number'
    }
  }
  return problems
}

/** The answers as they are sent; only for a draft without problems. */
export function answersOf(draft: Draft, questions: Question[]) {
  return {
    temperatureTenths: readTemperature(draft.temperature)!,
    symptoms: draft.noSymptoms ? [] : draft.symptoms.slice(),
    contactWithCase: draft.contact!,
    travelledIn14Days: draft.travelled!,
    travelPlaces: (draft.travelled && draft.places.trim()) || null,
    remarks: draft.remarks.trim() || null,
    attributes: writeAttributes(questions, draft.attributes),
  }
}

function readAttributes(questions: Question[], stored: unknown): Draft['attributes'] {
  const values = (stored ?? {}) as Record<string, unknown>
  const attributes: Draft['attributes'] = {}
  for (const { key, type, choices } of questions) {
    const value = values[key]
    if (value === undefined || value === null) attributes[key] = ''
    else if (type === 'boolean') attributes[key] = typeof value === 'boolean' ? value : ''
    else if (type === 'choice') attributes[key] = choices.includes(String(value)) ? String(value) : ''
    else attributes[key] = String(value)
  }
  return attributes
}

function writeAttributes(questions: Question[], attributes: Draft['attributes']): Record<string, unknown> {
  const written: Record<string, unknown> = {}
  for (const { key, type } of questions) {
    const value = attributes[key]
    const text = typeof value === 'string' ? value.trim() : value
    if (text === undefined || text === '') continue
    written[key] = type === 'number' ? Number(text) : text
  }
  return written
}
