import type { FieldRule } from '@paiyi/api/rules'
import { translate } from '../language'

export type FieldRules = Readonly<Record<string, FieldRule>>

/** What a form knows about one of its fields besides the API's rule. */
export interface Place {
  label?: string
  hint?: string
  required?: boolean
}

/** What is wrong with a value and how to mend it; undefined when nothing is. */
export function faultOf(
  value: unknown,
  rule: FieldRule = {},
  { hint = '', required }: Place = {},
): string | undefined {
  const empty = isEmpty(value)
  const blank = typeof value === 'string' && value.trim() === ''
  const wantsText = rule.pattern?.includes('\\S') === true
  if (empty || blank) {
    return required || (wantsText && !rule.nullable) ? translate('form.faults.missing') : undefined
  }
  if (typeof value === 'string') return faultOfText(value, rule, hint)
  if (Array.isArray(value) && rule.maxItems !== undefined && value.length > rule.maxItems) {
    return translate('form.faults.tooMany', { most: rule.maxItems, now: value.length })
  }
  if (typeof value === 'number') {
    const { minimum, maximum } = rule
    if (minimum !== undefined && value < minimum) return translate('form.faults.tooSmall', { least: minimum })
    if (maximum !== undefined && value > maximum) return translate('form.faults.tooLarge', { most: maximum })
  }
  return undefined
}

function faultOfText(
  value: string,
  { minLength = 0, maxLength = Infinity, pattern }: FieldRule,
  hint: string,
) {
  const { length } = value.trim()
  if (length > maxLength) {
    return translate('form.faults.tooLong', { most: maxLength, now: length, over: length - maxLength })
  }
  if (length < minLength) return translate('form.faults.tooShort', { least: minLength, now: length })
  if (pattern && !new RegExp(pattern).test(value.trim()))
    return `${translate('form.faults.format')} ${hint}`.trim()
  return undefined
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
