import { shallowRef, watchEffect } from 'vue'
import { useLanguage } from '../language'
import type { HelpTexts } from './help-of'

const sources = { zh: () => import('./help.zh'), en: () => import('./help.en') }

/** What the pages are for, in the language of the console; loaded when it is first wanted. */
export function useHelpTexts(wanted: () => boolean) {
  const { language } = useLanguage()
  const texts = shallowRef<HelpTexts>()
  watchEffect(async () => {
    if (wanted()) texts.value = (await sources[language.value]()).default
  })
  return texts
}
