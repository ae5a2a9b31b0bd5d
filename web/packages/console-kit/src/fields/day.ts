/**
 * The day that somebody typed, as `YYYY-MM-DD`: 2012-3-5, 20120305, 2012/3/5, 2012.3.5, 2012年3月5日, full width too.
 * Undefined when there is no such day.
 */
export function readDay(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/[\s\u200e\u200f]+/g, '')
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}
