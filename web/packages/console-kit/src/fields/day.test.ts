import { expect, test } from 'vitest'
import { readDay } from './day'

test.each([
  '2012-3-5',
  '20120305',
  '2012/3/5',
  '2012.03.05',
  '２０１２－３－５',
  '2012年3月5日',
  ' 2012-03-05 ',
  '２０１２０３０５',
])('%s is a day', (typed) => expect(readDay(typed)).toBe('2012-03-05'))

test.each(['', '2012-2-30', '20121301', '12-3-5', '2012-3', '2012-3-5x', '五月'])('%s is none', (typed) =>
  expect(readDay(typed)).toBeUndefined(),
)

test('The 29th of February is there in leap years only', () => {
  expect(readDay('2024-2-29')).toBe('2024-02-29')
  expect(readDay('2023-2-29')).toBeUndefined()
})
