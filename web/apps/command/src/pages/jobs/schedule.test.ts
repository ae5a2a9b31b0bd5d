import { expect, test } from 'vitest'
import { durationOf, scheduleOf } from './schedule'

test.each([
  ['* * * * *', { key: 'everyMinute', values: {} }],
  ['*/5 * * * *', { key: 'everyMinutes', values: { count: 5 } }],
  ['5 3 * * *', { key: 'daily', values: { time: '03:05' } }],
  ['0 8 * * 1', { key: 'other', values: { cron: '0 8 * * 1' } }],
])('The schedule %s is told in words', (cron, text) => expect(scheduleOf(cron)).toEqual(text))

test('A duration is told in the unit that fits', () => {
  expect(durationOf(40)).toEqual({ key: 'ms', count: 40 })
  expect(durationOf(4200)).toEqual({ key: 's', count: 4 })
  expect(durationOf(600_000)).toEqual({ key: 'min', count: 10 })
})
