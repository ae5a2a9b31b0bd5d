interface Placed {
  id: number
  position: number
}

const step = 10

/**
 * What to change so that one of the rows, given in their order, moves up (-1) or down (1): the rows whose position
 * becomes another one. Nothing when there is no place to move to.
 */
export function moved<Row extends Placed>(rows: Row[], id: number, by: -1 | 1): Row[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= rows.length) return []
  const order = rows.slice()
  order.splice(to, 0, ...order.splice(from, 1))
  return order
    .map((row, index) => ({ ...row, position: (index + 1) * step }))
    .filter((row) => rows.find((before) => before.id === row.id)!.position !== row.position)
}

/** The position behind all the others. */
export function lastPosition(rows: Placed[]): number {
  return Math.max(0, ...rows.map(({ position }) => position)) + step
}
