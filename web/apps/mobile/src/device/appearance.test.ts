import { expect, test } from 'vitest'
import { appearance } from './appearance'

const root = document.documentElement

test('A chosen theme and big type show on the page and are kept', () => {
  appearance.setTheme('dark')
  appearance.setBig(true)
  expect([root.dataset.theme, root.dataset.type]).toEqual(['dark', 'big'])
  expect([localStorage.getItem('paiyi.theme'), localStorage.getItem('paiyi.type')]).toEqual(['dark', 'big'])
  appearance.setTheme('auto')
  appearance.setBig(false)
  expect(root.dataset.type).toBeUndefined()
  expect([localStorage.getItem('paiyi.theme'), localStorage.getItem('paiyi.type')]).toEqual([null, null])
})
