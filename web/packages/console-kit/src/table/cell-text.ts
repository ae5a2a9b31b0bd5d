import type { Column } from './types'

export const nothing = '—'

/** What a cell says; nothing known is a dash. */
export function cellText<Row extends object>(column: Column<Row>, row: Row): string {
  const value = column.text ? column.text(row) : (row as Record<string, unknown>)[column.key]
  return value === null || value === undefined || value === '' ? nothing : String(value)
}
