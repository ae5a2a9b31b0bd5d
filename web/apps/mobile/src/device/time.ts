/*
 * Everybody reads Beijing time, which has been eight hours ahead of UTC without a summer time since 1991. Days are
 * written as the server writes them: 2026-01-31.
 */

const ahead = 8 * 3_600_000

function china(moment: string | number | Date): string {
  return new Date(new Date(moment).getTime() + ahead).toISOString()
}

/** `2026-01-31` */
export const dayText = (moment: string | number | Date = Date.now()) => china(moment).slice(0, 10)

/** `08:05` */
export const minuteText = (moment: string | number | Date) => china(moment).slice(11, 16)

/** `08:05:09` */
export const secondText = (moment: string | number | Date) => china(moment).slice(11, 19)

/** `2026-01-31 08:05` */
export const timeText = (moment: string | number | Date) => `${dayText(moment)} ${minuteText(moment)}`
