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

test('Words that come late do not take away those that were asked for later', async () => {
  browserSpeaks('zh-CN')
  let come = () => {}
  const late = new Promise<void>((resolve) => (come = resolve))
  vi.doMock('@paiyi/api/problems.zh', async (original) => {
    await late
    return original()
  })
  vi.resetModules()
  const fresh = await import('./words')
  const [shell, register] = [fresh.startLanguage(), fresh.loadWords('register')]
  setTimeout(come, 50)
  await Promise.all([shell, register])
  expect(fresh.t('shell.product')).toBe('排疫')
  expect(fresh.t('register.requests.title')).toBe('我的申请')
})

test('A language that does not come leaves the one that is shown, for words that follow too', async () => {
  browserSpeaks('zh-CN')
  vi.doMock('@paiyi/api/problems.en', () => {
    throw new Error('no network')
  })
  vi.resetModules()
  const fresh = await import('./words')
  await fresh.startLanguage()
  await expect(fresh.setLanguage('en')).rejects.toThrow()
  await fresh.loadWords('register')
  expect(fresh.t('register.requests.title')).toBe('我的申请')
})
