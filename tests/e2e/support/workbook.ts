import * as xlsx from '@e965/xlsx'
import { readFileSync } from 'node:fs'

/* Workbooks as an office program reads and writes them. */

export type CellValue = string | number | null

export class Workbook {
  private readonly book: xlsx.WorkBook

  constructor(path: string) {
    this.book = xlsx.read(readFileSync(path), { cellText: false, cellNF: true })
  }

  get sheetNames(): string[] {
    return this.book.SheetNames
  }

  private get first(): xlsx.WorkSheet {
    return this.book.Sheets[this.book.SheetNames[0]!]!
  }

  /** The cells of the first sheet by rows, the header among them. */
  get rows(): CellValue[][] {
    return xlsx.utils.sheet_to_json<CellValue[]>(this.first, { header: 1, defval: null, raw: true })
  }

  get header(): string[] {
    return this.rows[0]!.map(String)
  }

  /** The rows below the header, by the names of the columns. */
  get records(): Record<string, CellValue>[] {
    return this.rows
      .slice(1)
      .map((row) => Object.fromEntries(this.header.map((name, at) => [name, row[at] ?? null])))
  }

  /** The comments of the first sheet by cell: "C4". */
  get comments(): Record<string, string> {
    const cells = Object.entries(this.first).filter(([, cell]) => (cell as xlsx.CellObject).c?.length)
    return Object.fromEntries(
      cells.map(([name, cell]) => [name, (cell as xlsx.CellObject).c!.map(({ t }) => t).join('\n')]),
    )
  }

  /** Where a column of the first sheet stands: "C". */
  column(name: string): string {
    return xlsx.utils.encode_col(this.header.findIndex((header) => header.replace('*', '') === name))
  }

  /** Fills in rows below the header, each given by names of columns; everything else stays. */
  fill(records: Record<string, CellValue>[]): Buffer {
    const rows = records.map((record) => this.header.map((name) => record[name.replace('*', '')] ?? null))
    xlsx.utils.sheet_add_aoa(this.first, rows, { origin: 'A2' })
    return xlsx.write(this.book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  }
}
