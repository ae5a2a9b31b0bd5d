import type { Composer } from 'vue-i18n'
import english from './columns.en'
import chinese from './columns.zh'

type Words = Pick<Composer, 't' | 'te'>
type Speech = Words & Pick<Composer, 'locale'>

/** The values of an entry's detail in words, short enough for a cell: what is nested stands in brackets. */
export function detailText(detail: unknown, words: Speech): string {
  if (detail === null || detail === undefined) return ''
  if (Array.isArray(detail)) {
    return detail
      .map((one) => detailText(one, words))
      .filter(Boolean)
      .join(words.t('audit.comma'))
  }
  if (typeof detail !== 'object') return valueText(detail, words)
  return Object.entries(detail)
    .map(
      ([key, value]) =>
        [
          key,
          key === 'columns' ? columnsText(value, words) : detailText(value, words),
          typeof value === 'object',
        ] as const,
    )
    .filter(([, text]) => text !== '')
    .map(([key, text, nested]) =>
      words.t(nested ? 'audit.nested' : 'audit.pair', { key: wordOf('keys', key, words), value: text }),
    )
    .join(words.t('audit.semicolon'))
}

/** The columns of an export, by the names that stand on the file. */
export function columnsText(columns: unknown, words: Speech): string {
  if (!Array.isArray(columns)) return detailText(columns, words)
  const names = words.locale.value === 'zh' ? chinese : english
  return columns.map((key) => names[String(key)] ?? valueText(key, words)).join(words.t('audit.comma'))
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
