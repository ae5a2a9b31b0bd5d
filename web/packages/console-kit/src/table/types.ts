/** A page of a key-set paged list, as every list of the server answers. */
export interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/** One column. `title` is a key of the words; a slot `cell-<key>` may draw the cell instead of `text`. */
export interface Column<Row> {
  key: string
  title: string
  text?: (row: Row) => string | number | null | undefined
  width?: number
  minWidth?: number
  align?: 'left' | 'right' | 'center'
  /** Sent as `sort=<key>` or `sort=-<key>`. */
  sortable?: boolean
  /** Not shown until the person chooses it. */
  hidden?: boolean
  fixed?: 'left' | 'right'
}

interface FilterBase {
  /** The query parameter, in the address and to the server. */
  key: string
  title: string
}

export interface TextFilter extends FilterBase {
  kind: 'text'
  placeholder?: string
}

export interface SelectFilter extends FilterBase {
  kind: 'select'
  options: { value: string; title: string }[]
  multiple?: boolean
}

export interface RegionFilter extends FilterBase {
  kind: 'region'
}

/** Two calendar days, both included; `key` is the first day's parameter, `until` the last one's. */
export interface DaysFilter extends FilterBase {
  kind: 'days'
  until: string
}

export type Filter = TextFilter | SelectFilter | RegionFilter | DaysFilter

/** What a table asks the server for. */
export type TableQuery = Record<string, string | number | string[]>

export interface ExportOptions {
  /** The address that answers with the file. */
  url: string
  /** The columns that a person may choose, when they differ from the table's. */
  columns?: { key: string; title: string }[]
}
