import type { Composer } from 'vue-i18n'

type Words = Pick<Composer, 't' | 'te'>

/** The values of an entry's detail in words, short enough for a cell: what is nested stands in brackets. */
export function detailText(detail: unknown, words: Words): string {
  if (detail === null || detail === undefined) return ''
  if (Array.isArray(detail)) {
    return detail
      .map((one) => detailText(one, words))
      .filter(Boolean)
      .join(words.t('audit.comma'))
  }
  if (typeof detail !== 'object') return valueText(detail, words)
  return Object.entries(detail)
    .map(([key, value]) => [key, detailText(value, words), typeof value === 'object'] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text, nested]) =>
      words.t(nested ? 'audit.nested' : 'audit.pair', { key: wordOf('keys', key, words), value: text }),
    )
    .join(words.t('audit.semicolon'))
}

function valueText(value: unknown, words: Words): string {
  if (typeof value === 'boolean') return words.t(value ? 'persons.yes' : 'persons.no')
  const name = String(value)
  const permission = `permissions.${name}`
  return /^\w+$/.test(name) && words.te(permission) ? words.t(permission) : wordOf('values', name, words)
}

/** Values arrive as the server's enums write them, with a capital or without. */
export function wordOf(group: 'keys' | 'values' | 'fieldNames', name: string, { t, te }: Words): string {
  const key = `audit.${group}.${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return /^\w+$/.test(name) && te(key) ? t(key) : name
}
