import { expect, test, vi } from 'vitest'
import { setLanguage, startLanguage, t } from './words'

function browserSpeaks(...languages: string[]): void {
  localStorage.clear()
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
}

test.each([
  ['排疫', ['zh-CN', 'en']],
  ['Paiyi', ['fr', 'en-GB', 'zh']],
  ['排疫', ['ja']],
])('The first words are %s in a browser that speaks %j', async (product, languages) => {
  browserSpeaks(...languages)
  await startLanguage()
  expect(t('shell.product')).toBe(product)
})

test('A chosen language is kept', async () => {
  browserSpeaks('zh-CN')
  await startLanguage()
  await setLanguage('en')
  expect(t('shell.product')).toBe('Paiyi')
  expect(document.documentElement.lang).toBe('en')
  await startLanguage()
  expect(t('shell.product')).toBe('Paiyi')
})

test('An unknown key shows itself', () => {
  expect(t('shell.nothing')).toBe('shell.nothing')
})
