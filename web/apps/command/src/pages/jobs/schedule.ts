/** How often a schedule runs, as a key of the words and what stands in it. */
export interface ScheduleText {
  key: 'everyMinute' | 'everyMinutes' | 'daily' | 'other'
  values: { count?: number; time?: string; cron?: string }
}

/** Reads the few forms of cron that schedules here have; another one is shown as it is. */
export function scheduleOf(cron: string): ScheduleText {
  const every = /^\*(?:\/(\d+))? \* \* \* \*$/.exec(cron)
  if (every) {
    const count = Number(every[1] ?? 1)
    return count === 1 ? { key: 'everyMinute', values: {} } : { key: 'everyMinutes', values: { count } }
  }
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron)
  if (!daily) return { key: 'other', values: { cron } }
  return { key: 'daily', values: { time: `${daily[2]!.padStart(2, '0')}:${daily[1]!.padStart(2, '0')}` } }
}

/** A time that passed, as `3 min 5 s` would be short: the largest unit that fits. */
export function durationOf(milliseconds: number): { key: 'ms' | 's' | 'min'; count: number } {
  if (milliseconds < 1000) return { key: 'ms', count: milliseconds }
  if (milliseconds < 120_000) return { key: 's', count: Math.round(milliseconds / 1000) }
  return { key: 'min', count: Math.round(milliseconds / 60_000) }
}
