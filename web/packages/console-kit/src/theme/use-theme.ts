import { readonly, ref, watch } from 'vue'
import { usePreference } from '../preferences'

export type Theme = 'system' | 'light' | 'dark'

const storageKey = 'paiyi.theme'
const themes: Theme[] = ['system', 'light', 'dark']
const theme = ref<Theme>('system')
const dark = ref(false)
const device = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined

function apply(next: Theme): void {
  theme.value = next
  dark.value = next === 'system' ? (device?.matches ?? false) : next === 'dark'
  document.documentElement.classList.toggle('dark', dark.value)
  localStorage.setItem(storageKey, next)
}

/** Before the first paint: what the person chose on this device, else what the device prefers. */
export function applyStoredTheme(): void {
  const stored = localStorage.getItem(storageKey) as Theme | null
  apply(stored && themes.includes(stored) ? stored : 'system')
  device?.addEventListener?.('change', () => apply(theme.value))
}

/** After sign-in: what the account chose, on whatever device. */
export function followThemeOfAccount(): void {
  const chosen = usePreference<Theme | undefined>('theme', () => undefined)
  watch(chosen, (next) => next && themes.includes(next) && apply(next), { immediate: true })
}

export function useTheme() {
  const chosen = usePreference<Theme | undefined>('theme', () => undefined)
  function choose(next: Theme): void {
    apply(next)
    chosen.value = next
  }
  return { theme: readonly(theme), dark: readonly(dark), themes, choose }
}
