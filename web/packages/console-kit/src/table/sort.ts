import type { Column } from './types'

/** By which column a list is sorted, and in which direction. */
export interface Order {
  key: string
  descending: boolean
}

const down = 'Descending'

/** What a list is sorted by; without a `sort` it is downwards by its own column, if one of those shown is. */
export function orderOf<Row>(sort: string | undefined, columns: Column<Row>[]): Order | undefined {
  if (sort) return { key: sort.replace(new RegExp(`${down}$`), ''), descending: sort.endsWith(down) }
  const own = columns.find(({ sortable }) => sortable === 'own')
  return own && { key: own.key, descending: true }
}

/** The `sort` of the address and of the server; the list's own order has none. */
export function sortOf<Row>(order: Order | undefined, columns: Column<Row>[]): string | undefined {
  const column = columns.find(({ key }) => key === order?.key)
  if (!order || !column?.sortable || (column.sortable === 'own' && order.descending)) return undefined
  return order.key + (order.descending ? down : '')
}

/** What pressing the head of a column leads to: upwards, downwards, the list's own order, and round again. */
export function nextOrder<Row>(column: Column<Row>, now: Order | undefined): Order | undefined {
  const { key } = column
  if (column.sortable === 'own') return { key, descending: now?.key !== key || !now.descending }
  if (now?.key !== key) return { key, descending: false }
  return now.descending ? undefined : { key, descending: true }
}

/** Every order that a list can have beside its own. */
export function ordersOf<Row>(columns: Column<Row>[]): (Order & { title: string; sort: string })[] {
  return columns
    .filter(({ sortable }) => sortable)
    .flatMap(({ key, title }) => [false, true].map((descending) => ({ key, title, descending })))
    .flatMap((order) => {
      const sort = sortOf(order, columns)
      return sort ? [{ ...order, sort }] : []
    })
}
