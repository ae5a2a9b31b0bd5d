/*
 * Everybody reads Beijing time, wherever their device believes to be. Days are calendar days there,
 * written as the server writes them: 2026-01-31.
 */

const zone = 'Asia/Shanghai'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function parts(moment: Date): Record<string, string> {
  return Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]))
}

/** `2026-01-31 08:05`; an absent time gives a dash. */
export function timeText(moment: string | Date | null | undefined): string {
  if (!moment) return '—'
  const { year, month, day, hour, minute } = parts(new Date(moment))
  return `${year}-${month}-${day} ${hour}:${minute}`
}

const seconds = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' })

/** `08:05:09` */
export function secondText(moment: Date): string {
  return seconds.format(moment)
}

/** `2026-01-31`; a day that the server wrote without a time stays as it is. */
export function dayText(moment: string | Date | null | undefined): string {
  if (!moment) return '—'
  if (typeof moment === 'string' && /^\d{4}-\d\d-\d\d$/.test(moment)) return moment
  return timeText(moment).slice(0, 10)
}

export function todayInShanghai(now = new Date()): string {
  return dayText(now)
}
