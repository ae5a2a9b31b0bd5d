import { rememberedLanguage, rememberLanguage, type Language, type ProblemTexts } from '@paiyi/api'
import type { Language as ElementLanguage } from 'element-plus/es/locale'
import { readonly, ref, shallowRef, watch } from 'vue'
import { createI18n, type I18n } from 'vue-i18n'
import { usePreference } from './preferences'
import { problemTexts } from './problem-texts'

/*
 * Words are loaded by language: the kit's, the console's own,
 * the problems' and the UI library's arrive together, so that a page never mixes two languages.
 */

/** A dictionary: texts, nested by subject. */
export interface Words {
  [key: string]: string | Words
}

type Source<T> = () => Promise<{ default: T }>
export type WordSources = Record<Language, Source<Words>>

interface LanguagePack {
  kit: Source<Words>
  problems: Source<ProblemTexts>
  element: Source<ElementLanguage>
}

const packs: Record<Language, LanguagePack> = {
  zh: {
    kit: () => import('./words/zh'),
    problems: () => import('@paiyi/api/problems.zh'),
    element: () => import('element-plus/es/locale/lang/zh-cn'),
  },
  en: {
    kit: () => import('./words/en'),
    problems: () => import('@paiyi/api/problems.en'),
    element: () => import('element-plus/es/locale/lang/en'),
  },
}

const language = ref<Language>('zh')
const elementWords = shallowRef<ElementLanguage>()
let i18n: I18n<Record<string, never>, Record<string, never>, Record<string, never>, string, false> | undefined
let ownWords: WordSources

export async function createLanguage(words: WordSources) {
  ownWords = words
  i18n = createI18n({
    legacy: false,
    locale: '',
    missingWarn: import.meta.env.DEV,
    messages: {},
  }) as NonNullable<typeof i18n>
  await setLanguage(rememberedLanguage())
  return i18n
}

async function setLanguage(next: Language): Promise<void> {
  const pack = packs[next]
  const [kit, own, problems, element] = await Promise.all([
    pack.kit(),
    ownWords[next](),
    pack.problems(),
    pack.element(),
  ])
  i18n!.global.setLocaleMessage(next, { ...kit.default, ...own.default } as never)
  i18n!.global.locale.value = next
  problemTexts.value = problems.default
  elementWords.value = element.default
  language.value = next
  rememberLanguage(next)
}

/** A text outside of a component: for what is said long after a page was set up. */
export function translate(key: string, values: Record<string, unknown> = {}): string {
  return i18n ? i18n.global.t(key, values) : key
}

/** After sign-in: the language that the account chose, on whatever device. */
export function followLanguageOfAccount(): void {
  const chosen = usePreference<Language | undefined>('language', () => undefined)
  watch(chosen, (next) => next && next in packs && next !== language.value && void setLanguage(next), {
    immediate: true,
  })
}

export function useLanguage() {
  const chosen = usePreference<Language | undefined>('language', () => undefined)
  function choose(next: Language): Promise<void> {
    chosen.value = next
    return setLanguage(next)
  }
  return { language: readonly(language), elementWords, setLanguage: choose }
}
