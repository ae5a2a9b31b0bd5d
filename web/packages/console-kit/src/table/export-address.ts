import type { TableQuery } from './types'

export type ExportFormat = 'xlsx' | 'csv'

/** The address of a file with the filtered rows in the shown order; pages do not matter to a file. */
export function exportAddress(
  url: string,
  query: TableQuery,
  columns: string[],
  format: ExportFormat,
): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (key === 'size' || key === 'cursor') continue
    for (const one of [value].flat()) parameters.append(key, String(one))
  }
  for (const column of columns) parameters.append('columns', column)
  parameters.set('format', format)
  return `${url}?${parameters}`
}
