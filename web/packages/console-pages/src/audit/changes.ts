import { timeText } from '@paiyi/console-kit'
import type { Composer } from 'vue-i18n'
import { wordOf } from './detail-text'

/** One field that a deed changed, as the trail keeps it. */
export interface Change {
  entity: string
  id: string
  field: string
  before: string | null
  after: string | null
}

export function changesOf(changes: unknown): Change[] {
  return Array.isArray(changes) ? (changes as Change[]) : []
}

type Words = Pick<Composer, 't' | 'te'>

export function fieldText(field: string, words: Words): string {
  return wordOf('fieldNames', field, words)
}

export function valueText(value: string | null, words: Words): string {
  if (value === null) return '—'
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return timeText(value)
  if (value === 'true' || value === 'false') return words.t(value === 'true' ? 'persons.yes' : 'persons.no')
  return wordOf('values', value, words)
}
