/** The day so many days later, both as `2026-01-31`. */
export function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** The instant at which a day begins in China. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00+08:00`
}
