import {
  ApiProblem,
  problemText,
  rememberedLanguage,
  rememberLanguage,
  type Language,
  type ProblemTexts,
} from '@paiyi/api'
import { readonly, ref, shallowRef } from 'vue'

/*
 * A full translation library would be half of what the first page weighs. This one looks up a key, puts values
 * into {braces}, and loads one language at a time; a module's words come with its first page.
 */

export interface Words {
  [key: string]: string | Words
}

const problemSources = {
  zh: () => import('@paiyi/api/problems.zh'),
  en: () => import('@paiyi/api/problems.en'),
}
const sources = {
  shell: { zh: () => import('./shell/words.zh'), en: () => import('./shell/words.en') },
  resident: {
    zh: () => import('./modules/resident/words.zh'),
    en: () => import('./modules/resident/words.en'),
  },
  pages: {
    zh: () => import('./modules/resident/pages.zh'),
    en: () => import('./modules/resident/pages.en'),
  },
  register: {
    zh: () => import('./modules/resident/register/words.zh'),
    en: () => import('./modules/resident/register/words.en'),
  },
  duty: { zh: () => import('./modules/duty/words.zh'), en: () => import('./modules/duty/words.en') },
}
export type Subject = keyof typeof sources

const language = ref<Language>('zh')
const words = shallowRef<Words>({})
const problems = shallowRef<ProblemTexts>({})
const subjects = new Set<Subject>(['shell'])

async function read(next: Language): Promise<Words> {
  const parts = await Promise.all(
    Array.from(subjects, async (subject) => ({ subject, found: (await sources[subject][next]()).default })),
  )
  const all: Record<string, Words> = {}
  // Pages of residents have words of the same name as signing in, which need not wait for them.
  for (const { subject, found } of parts) {
    const name = subject === 'pages' ? 'resident' : subject
    all[name] = { ...all[name], ...found }
  }
  return all
}

/** The last one begun brings the words of all subjects: one that ends after it would take some of them away again. */
let bringing: Promise<void> | undefined
let wantedLanguage: Language = 'zh'

function bring(): Promise<void> {
  const next = wantedLanguage
  const own: Promise<void> = Promise.all([read(next), problemSources[next]()]).then(
    ([found, texts]) => {
      if (bringing !== own) return bringing
      words.value = found
      problems.value = texts.default
      language.value = next
    },
    (error: unknown) => {
      // Whoever asks next tries again, in the language that is still shown.
      if (bringing === own) {
        bringing = undefined
        wantedLanguage = language.value
      }
      throw error
    },
  )
  return (bringing = own)
}

export async function setLanguage(next: Language): Promise<void> {
  wantedLanguage = next
  await bring()
  rememberLanguage(next)
}

export function startLanguage(): Promise<void> {
  return setLanguage(rememberedLanguage())
}

/** Brings words; the pages that need them wait. */
export function loadWords(...wanted: Subject[]): Promise<void> {
  if (bringing && wanted.every((subject) => subjects.has(subject))) return bringing
  wanted.forEach((subject) => subjects.add(subject))
  return bring()
}

/** What to ask the server for. */
export const spokenLanguage = () => language.value

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
