import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { useLive, type LiveTopic } from '../live/use-live'
import { useSelection } from './use-selection'
import { useTableLayout } from './use-table-layout'
import type { Column, ExportOptions, Filter, Page, TableQuery } from './types'
import { holdsWholeNumber } from './whole-number'

/*
 * The address is the only memory of a table: filters, order, page size and cursor are read from it and written to
 * it, so that a link shows the same rows and "back" undoes the last step. Lists are paged by key, therefore the
 * cursors of the pages before this one are kept in the history entry, where "back" and a reload find them.
 */

export interface TableOptions<Row extends object, Query extends object> {
  columns: Column<Row>[]
  filters?: Filter[]
  load: (query: Query, signal: AbortSignal) => Promise<Page<Row>>
  /** The field that tells rows apart. */
  rowKey?: keyof Row & string
  /** Rows of a page; none for a list that is short enough to be shown whole. */
  sizes?: number[]
  export?: ExportOptions
  /** Reads the first page again, quietly, whenever one of these changed; what lies behind it stands still. */
  live?: readonly LiveTopic[]
}

export type TablePageState<Row extends object = object> = ReturnType<typeof useTablePage<Row, TableQuery>>

export function useTablePage<Row extends object, Query extends object = TableQuery>({
  columns,
  filters = [],
  load,
  rowKey = 'id' as keyof Row & string,
  sizes = [20, 50, 100],
  export: exports,
  live,
}: TableOptions<Row, Query>) {
  const route = useRoute()
  const router = useRouter()
  const page = route.name
  const rows = shallowRef<Row[]>()
  const nextCursor = ref<string | null>(null)
  const loading = ref(false)
  const updatedAt = shallowRef<Date>()
  const problem = shallowRef<unknown>()
  let running: AbortController | undefined

  const parameters = [...filters.flatMap(parametersOf), 'sort', 'size', 'cursor']
  const filterValues = computed(() => pick(route.query, filters.flatMap(parametersOf)))
  const query = computed<TableQuery>(() => ({
    ...(sizes.length > 0 && { size: sizes[0]! }),
    ...typed(pick(route.query, parameters), filters),
  }))
  const size = computed(() => Number(query.value.size))
  const sort = computed(() => query.value.sort as string | undefined)

  /** The cursors of the pages before this one; the first page's is empty. */
  const before = computed<string[]>(() => {
    void route.fullPath
    return (router.options.history.state.cursors as string[] | undefined) ?? []
  })

  async function reload(quiet = false): Promise<void> {
    running?.abort()
    const own = (running = new AbortController())
    if (!quiet) {
      loading.value = true
      problem.value = undefined
    }
    try {
      const answer = await load(query.value as Query, own.signal)
      if (own !== running) return
      rows.value = answer.items
      nextCursor.value = answer.nextCursor
      problem.value = undefined
      updatedAt.value = new Date()
    } catch (error) {
      if (own === running && !own.signal.aborted && !quiet) problem.value = error
    } finally {
      if (own === running) loading.value = false
    }
  }

  /** Changes parameters and returns to the first page. */
  function change(next: Record<string, string | string[] | undefined>): void {
    const query = withoutEmpty({ ...route.query, ...next, cursor: undefined, look: undefined })
    void router.push({ query, state: { cursors: [] } })
  }

  function goTo(cursor: string, cursors: string[]): void {
    void router.push({ query: withoutEmpty({ ...route.query, cursor, look: undefined }), state: { cursors } })
  }

  function next(): void {
    if (nextCursor.value) goTo(nextCursor.value, [...before.value, String(query.value.cursor ?? '')])
  }

  function previous(): void {
    const cursors = before.value.slice()
    goTo(cursors.pop() ?? '', cursors)
  }

  watch(
    () => (route.name === page ? JSON.stringify(query.value) : undefined),
    (asked) => asked && void reload(),
    { immediate: true },
  )
  onScopeDispose(() => running?.abort())

  const liveState =
    live &&
    useLive({
      topics: live,
      // A page that somebody is just loading comes fresh by itself.
      read: async () => {
        if (!query.value.cursor && !loading.value && route.name === page)
          await reload(rows.value !== undefined)
      },
    }).state

  const choice = useTableLayout(String(page), columns)
  const selection = useSelection(rowKey, rows, filterValues)
  const looked = computed(() => rows.value?.find((row) => String(row[rowKey]) === route.query.look))

  /** Opens the quick look at a row, or closes it; "back" does too. */
  function look(row?: Row): void {
    const look = row && String(row[rowKey])
    const to = { query: withoutEmpty({ ...route.query, look }), state: { cursors: before.value } }
    void (looked.value && row ? router.replace(to) : router.push(to))
  }

  return reactive({
    page: String(page),
    columns,
    filters,
    selection,
    looked,
    look,
    rowKey: rowKey as string,
    sizes,
    exports,
    choice,
    rows,
    loading,
    problem,
    updatedAt,
    liveState,
    query,
    filterValues,
    /** What a saved view keeps of the address. */
    viewQuery: computed(() =>
      pick(
        route.query,
        parameters.filter((key) => key !== 'cursor'),
      ),
    ),
    filtered: computed(() => Object.keys(filterValues.value).length > 0),
    size,
    sort,
    pageNumber: computed(() => before.value.length + 1),
    hasNext: computed(() => nextCursor.value !== null),
    hasPrevious: computed(() => before.value.length > 0 || query.value.cursor !== undefined),
    reload: () => reload(),
    /** Shows the list as a saved view has it. */
    show: (query: Record<string, string | string[]>) =>
      change({ ...Object.fromEntries(parameters.map((key) => [key, undefined])), ...query }),
    /** Does nothing with a number that is somebody's: the field says why. */
    setFilter: (values: Record<string, string | string[] | undefined>) => {
      if (!holdsPersonalNumber(values, filters)) change({ ...withoutMeaning(values, filters), ...values })
    },
    clearFilters: () =>
      change(Object.fromEntries(filters.flatMap(parametersOf).map((key) => [key, undefined]))),
    setSort: (value: string | undefined) => change({ sort: value }),
    setSize: (value: number) => change({ size: value === sizes[0] ? undefined : String(value) }),
    next,
    previous,
  })
}

function holdsPersonalNumber(values: Record<string, unknown>, filters: Filter[]): boolean {
  return filters.some(({ kind, key }) => kind === 'text' && holdsWholeNumber(String(values[key] ?? '')))
}

/** Filters that go when the one goes that they stand beside. */
function withoutMeaning(values: Record<string, unknown>, filters: Filter[]): Record<string, undefined> {
  const gone = filters.filter(({ needs }) => needs && needs in values && !values[needs])
  return Object.fromEntries(gone.map(({ key }) => [key, undefined]))
}

function parametersOf(filter: Filter): string[] {
  return filter.kind === 'days' ? [filter.key, filter.until] : [filter.key]
}

function pick(query: LocationQuery, keys: string[]): Record<string, string | string[]> {
  return Object.fromEntries(
    keys.filter((key) => query[key]?.length).map((key) => [key, query[key] as string | string[]]),
  )
}

/** Gives the server a number for `size`, and a list where a filter allows several values. */
function typed(values: Record<string, string | string[]>, filters: Filter[]): TableQuery {
  const several = new Set(filters.filter((f) => f.kind === 'select' && f.multiple).map((f) => f.key))
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (key === 'size') return [key, Number(value)]
      return [key, several.has(key) ? [value].flat() : [value].flat()[0]!]
    }),
  )
}

function withoutEmpty(query: Record<string, unknown>): LocationQuery {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && String(value) !== ''),
  ) as LocationQuery
}
