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
  /**
   * Sent as `sort=<key>` or `sort=<key>Descending`. The list's own order is downwards by an `own` column, which therefore
   * is only sent upwards.
   */
  sortable?: boolean | 'own'
  /** Key of what is said, where the list is too long now to be sorted by this column, about what would make it short enough. */
  sortNeeds?: string
  /** Not shown until the person chooses it. */
  hidden?: boolean
}

interface FilterBase {
  /** The query parameter, in the address and to the server. */
  key: string
  title: string
  /** Set by links and views only: it has a chip that takes it away, and no field. */
  chipOnly?: boolean
  /** The filter without which this one says nothing: it has a field, and stays, only beside it. */
  needs?: string
}

export interface TextFilter extends FilterBase {
  kind: 'text'
  placeholder?: string
}

export interface SelectFilter extends FilterBase {
  kind: 'select'
  /** Titles are keys of the words; options that arrive later bring their own labels. */
  options: { value: string; title: string }[] | (() => { value: string; label: string }[])
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

/** One calendar day. */
export interface DayFilter extends FilterBase {
  kind: 'day'
  placeholder?: string
}

export interface OrganisationFilter extends FilterBase {
  kind: 'organisation'
}

/** A class, department or building of the organisation that another filter names, or of the staff member's own. */
export interface GroupFilter extends FilterBase {
  kind: 'group'
  organisation?: string
}

export type Filter =
  TextFilter | SelectFilter | RegionFilter | DaysFilter | DayFilter | OrganisationFilter | GroupFilter

/** What a table asks the server for. */
export type TableQuery = Record<string, string | number | string[]>

export interface ExportOptions {
  /** The address that answers with the file, and below it, under `/columns`, with the columns to choose from. */
  url: string
  /** What a staff member must be permitted to export. */
  permission?: string
  /** What the list is always cut to, beside its filters. */
  query?: TableQuery
}

/** What an export needs to know of a list: where it is had, how it is cut now, which columns are shown. */
export interface ExportedList {
  exports?: ExportOptions
  query: TableQuery
  filtered: boolean
  choice: { keys: string[] }
}
