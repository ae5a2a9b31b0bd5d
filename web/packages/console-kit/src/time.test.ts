import { expect, test } from 'vitest'
import { dayText, timeText, todayInShanghai } from './time'

test('Times are those of Beijing, whatever the device believes', () => {
  expect(timeText('2026-01-30T16:05:00Z')).toBe('2026-01-31 00:05')
  expect(timeText(null)).toBe('—')
})

test('A day stays the day that the server wrote, and a moment falls on its day in Beijing', () => {
  expect(dayText('2026-01-31')).toBe('2026-01-31')
  expect(dayText('2026-01-30T16:05:00Z')).toBe('2026-01-31')
  expect(todayInShanghai(new Date('2026-01-30T15:59:00Z'))).toBe('2026-01-30')
})
