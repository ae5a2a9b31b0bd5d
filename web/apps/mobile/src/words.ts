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
  duty: { zh: () => import('./modules/duty/words.zh'), en: () => import('./modules/duty/words.en') },
}
export type Subject = keyof typeof sources

const language = ref<Language>('zh')
const words = shallowRef<Words>({})
const problems = shallowRef<ProblemTexts>({})
const subjects = new Set<Subject>(['shell'])

async function read(next: Language): Promise<Words> {
  const parts = await Promise.all(
    Array.from(subjects, async (subject) => ({ [subject]: (await sources[subject][next]()).default })),
  )
  return Object.assign({}, ...parts) as Words
}

export async function setLanguage(next: Language): Promise<void> {
  const [own, texts] = await Promise.all([read(next), problemSources[next]()])
  words.value = own
  problems.value = texts.default
  language.value = next
  rememberLanguage(next)
}

export function startLanguage(): Promise<void> {
  return setLanguage(rememberedLanguage())
}

/** Brings the words of a module; pages of it wait for them. */
export async function loadWords(subject: Subject): Promise<void> {
  if (subjects.has(subject)) return
  subjects.add(subject)
  words.value = await read(language.value)
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
