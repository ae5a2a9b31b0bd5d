import { expect, test } from 'vitest'
import { deviceText } from './device-text'
import { dayText, minuteText, secondText, timeText } from './time'
import { newKey } from './uuid'

test('Times are those of Beijing, whatever the phone believes', () => {
  const moment = '2026-01-30T16:05:09Z'
  expect(dayText(moment)).toBe('2026-01-31')
  expect(minuteText(moment)).toBe('00:05')
  expect(secondText(Date.parse(moment))).toBe('00:05:09')
  expect(timeText(new Date(moment))).toBe('2026-01-31 00:05')
})

test('A key is a random UUID of version 4', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newKey()).not.toBe(newKey())
})

test.each([
  ['Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/86.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (Linux; Android 13) Chrome/116 Safari/537.36 MicroMessenger/8.0', 'WeChat · Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) Version/14.0 Safari/604.1', 'Safari · iPhone'],
  ['curl', 'curl'],
])('"%s" is shown as %s', (device, text) => {
  expect(deviceText(device)).toBe(text)
})
