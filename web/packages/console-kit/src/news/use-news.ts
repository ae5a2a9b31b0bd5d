import { computed, shallowRef, watch } from 'vue'
import { useLanguage } from '../language'
import { usePreference } from '../preferences'

/** Something that is new, in users' words. */
export interface NewsEntry {
  day: string
  title: string
  text: string
}

/** The day of the newest entry; words of it come only when they are read. */
export const newest = '2026-11-23'

const sources = { zh: () => import('./news.zh'), en: () => import('./news.en') }

/** What is new, and whether the account has read it. */
export function useNews() {
  const { language } = useLanguage()
  const readUntil = usePreference('news.read', () => '')
  const entries = shallowRef<NewsEntry[]>([])

  async function load(): Promise<void> {
    entries.value = (await sources[language.value]()).default
    if (readUntil.value < newest) readUntil.value = newest
  }
  watch(language, () => entries.value.length > 0 && void load())

  return { entries, load, unread: computed(() => readUntil.value < newest) }
}
