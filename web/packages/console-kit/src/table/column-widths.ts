/** What a column wants of the room: exactly `width`, or at least `minWidth` and its share of what is left. */
export interface WantedWidth {
  width?: number
  minWidth?: number
}

export const usualWidth = 110
export const narrowest = 48

/** Widths in whole pixels that fill the room, or what the columns need at least where the room is too small. */
export function columnWidths(columns: WantedWidth[], room: number): number[] {
  const least = columns.map(({ width, minWidth }) => width ?? minWidth ?? usualWidth)
  const left = room - sum(least)
  const flexible = columns.map(({ width }) => width === undefined)
  const shares = sum(least.filter((_, at) => flexible[at]))
  if (left <= 0 || shares === 0) return least
  const widths = least.map((own, at) => (flexible[at] ? own + Math.floor((own * left) / shares) : own))
  // The first that stretches takes what rounding left over.
  widths[flexible.indexOf(true)]! += room - sum(widths)
  return widths
}

const sum = (all: number[]) => all.reduce((total, one) => total + one, 0)
