import { expect, test } from 'vitest'
import { setLanguage, startLanguage, t } from './words'

test('Chinese is spoken unless English was chosen', async () => {
  localStorage.clear()
  await startLanguage()
  expect(t('shell.product')).toBe('排疫')
  await setLanguage('en')
  expect(t('shell.product')).toBe('Paiyi')
  expect(document.documentElement.lang).toBe('en')
  await startLanguage()
  expect(t('shell.product')).toBe('Paiyi')
})

test('An unknown key shows itself', () => {
  expect(t('shell.nothing')).toBe('shell.nothing')
})
