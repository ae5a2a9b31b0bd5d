import { readonly, ref } from 'vue'

const storageKey = 'paiyi.theme'
const dark = ref(false)

function apply(next: boolean): void {
  dark.value = next
  document.documentElement.classList.toggle('dark', next)
}

/** Before the first paint: what the person chose, else what their device prefers. */
export function applyStoredTheme(): void {
  const stored = localStorage.getItem(storageKey)
  apply(stored ? stored === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches)
}

export function useTheme() {
  function toggle(): void {
    apply(!dark.value)
    localStorage.setItem(storageKey, dark.value ? 'dark' : 'light')
  }
  return { dark: readonly(dark), toggle }
}
