/** What is counted of the persons of an area or of an organisation. */
export interface Figures {
  persons: number
  declared: number
  green: number
  yellow: number
  red: number
}

/** The figures with what follows from them, to show and to sort by. */
export const figureRow = <Row extends Figures>(row: Row) => ({
  ...row,
  missing: row.persons - row.declared,
  share: row.persons ? row.declared / row.persons : 1,
})

export type FigureRow = ReturnType<typeof figureRow<Figures & { path?: string; organisationId?: number }>>
