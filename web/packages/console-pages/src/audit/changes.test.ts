import { expect, test, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import zh from '../words/zh'

vi.mock('@paiyi/console-kit', () => ({ timeText: (text: string) => text.slice(0, 16).replace('T', ' ') }))
const { changesOf, fieldText, valueText } = await import('./changes')
const words = createI18n({ legacy: false, locale: 'x', messages: { x: zh } } as never).global as never

test('Fields and values read in words, and what is unknown stays', () => {
  expect(fieldText('phoneMask', words)).toBe('手机号')
  expect(fieldText('shoeSize', words)).toBe('shoeSize')
  expect(valueText(null, words)).toBe('—')
  expect(valueText('true', words)).toBe('是')
  expect(valueText('gatekeeper', words)).toBe('值守人员')
  expect(valueText('2026-03-02T02:00:00+00:00', words)).toBe('2026-03-02 02:00')
  expect(valueText('新村2号', words)).toBe('新村2号')
})

test('An entry without changes has none', () => {
  expect(changesOf(null)).toEqual([])
  expect(changesOf([{ entity: 'person', id: '1', field: 'name', before: 'a', after: 'b' }])).toHaveLength(1)
})
