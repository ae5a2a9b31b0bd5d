/* The language of the pages: Chinese or English. */

export type Language = 'zh' | 'en'

const storageKey = 'paiyi.language'

/** What was spoken on this device before, else the first language of the browser that there is. */
export function rememberedLanguage(): Language {
  const spoken = localStorage.getItem(storageKey)
  if (spoken === 'zh' || spoken === 'en') return spoken
  return navigator.languages.find((each) => /^(zh|en)\b/i.test(each))?.startsWith('en') ? 'en' : 'zh'
}

/** Keeps a choice and tells the browser, which reads aloud and breaks lines accordingly. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
