import type { ProblemTexts } from '@paiyi/api'
import { ApiProblem, problemText } from '@paiyi/api'
import { readonly, ref, shallowRef } from 'vue'

/*
 * A full translation library would be half of what the first page weighs. This one looks up a key, puts values
 * into {braces}, and loads one language at a time.
 */

export type Language = 'zh' | 'en'
export interface Words {
  [key: string]: string | Words
}

const sources = {
  zh: () => Promise.all([import('./words/zh'), import('@paiyi/api/problems.zh')]),
  en: () => Promise.all([import('./words/en'), import('@paiyi/api/problems.en')]),
}

const storageKey = 'paiyi.language'
const language = ref<Language>('zh')
const words = shallowRef<Words>({})
const problems = shallowRef<ProblemTexts>({})

export async function setLanguage(next: Language): Promise<void> {
  const [own, texts] = await sources[next]()
  words.value = own.default
  problems.value = texts.default
  language.value = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem(storageKey, next)
}

export function startLanguage(): Promise<void> {
  return setLanguage(localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh')
}

/** The text of a key such as `duty.title`, with values in the places of {braces}; an unknown key shows itself. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  let found: string | Words | undefined = words.value
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  if (typeof found !== 'string') return key
  return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Words for whatever was thrown. */
export function problemWords(error: unknown): string {
  return error instanceof ApiProblem ? problemText(error, problems.value) : (problems.value['http.500'] ?? '')
}

export function useWords() {
  return { t, problemWords, language: readonly(language), setLanguage }
}
