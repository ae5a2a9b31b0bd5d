import type { TableQuery } from './types'

export type ExportFormat = 'xlsx' | 'csv'

/** How much of persons a file shows. */
export type PersonalLevel = 'masked' | 'pseudonymised' | 'full'

/** The address of a file with all rows of a filter; pages do not matter to a file. */
export function exportAddress(
  url: string,
  query: TableQuery,
  columns: string[],
  format: ExportFormat,
  level: PersonalLevel = 'masked',
): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (key === 'size' || key === 'cursor') continue
    for (const one of [value].flat()) parameters.append(key, String(one))
  }
  parameters.set('columns', columns.join(','))
  parameters.set('format', format)
  if (level !== 'masked') parameters.set('level', level)
  return `${url}?${parameters}`
}
