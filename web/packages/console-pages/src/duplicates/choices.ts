import type { Schemas } from '../api'

export type DuplicateRow = Schemas['DuplicateRow']
export type Duplicate = Schemas['DuplicateDetail']
export type Side = Schemas['DuplicateSide']

export const duplicateStates = ['open', 'distinct', 'merged'] as const
export const duplicateSources = ['import', 'entry', 'search', 'officer'] as const

/** A field of which a merge chooses one of two values. */
export interface ComparedField {
  key: string
  label: string
  one: string
  other: string
  differs: boolean
}

/** Words that the comparison needs. */
export interface CompareWords {
  label: (field: string) => string
  value: (field: string, side: Side) => string
}

const fixed = ['name', 'document', 'sex', 'birthDate', 'phone', 'region', 'address', 'household'] as const

/** Every field that one of the two fills, with both values in words. */
export function comparedFields(pair: Duplicate, words: CompareWords): ComparedField[] {
  const { one, other } = pair
  const attributes = [...new Set([one, other].flatMap(({ attributes }) => Object.keys(attributes as object)))]
  return [...fixed, ...attributes.map((key) => `attributes.${key}`)]
    .map((key) => {
      const [left, right] = [words.value(key, one), words.value(key, other)]
      return {
        key,
        label: words.label(key),
        one: left,
        other: right,
        differs: isOther(key, pair, left, right),
      }
    })
    .filter(({ one: left, other: right }) => left !== '' || right !== '')
}

/** Masks may be equal where numbers are not: documents of two records always differ. */
function isOther(key: string, { one, other, samePhone }: Duplicate, left: string, right: string): boolean {
  if (key === 'document') return true
  if (key === 'phone') return !samePhone
  if (key === 'household') return one.household?.id !== other.household?.id
  return left !== right
}

/** A resident id tells sex and day of birth: these follow the document that is kept. */
export function followsDocument(key: string, kept: Side): boolean {
  return (key === 'sex' || key === 'birthDate') && kept.documentType === 'residentId'
}

/** Whose value is taken at first: the kept record's, and the other's where that has none. */
export function firstChoice(
  fields: ComparedField[],
  keepsOne: boolean,
  mayChangeIdentity: boolean,
): Set<string> {
  return new Set(
    fields
      .filter(({ key, one, other }) => {
        const [own, its] = keepsOne ? [one, other] : [other, one]
        return own === '' && its !== '' && (mayChangeIdentity || (key !== 'name' && key !== 'document'))
      })
      .map(({ key }) => key),
  )
}

/** The record that is better kept: with more records of its own, else the older one. */
export function betterSide({ one, other }: Duplicate): Side {
  const count = (side: Side) => side.records.reduce((sum, record) => sum + record.count, 0)
  return count(other) > count(one) ? other : one
}
