import { ref } from 'vue'

/* How the pages look on this phone: the theme, and big type for elders. Both are set before anything is drawn. */

export type Theme = 'auto' | 'light' | 'dark'

const themeKey = 'paiyi.theme'
const typeKey = 'paiyi.type'
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string | null): void {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // A window that keeps nothing shows the choice as long as it is open.
  }
}

const theme = ref<Theme>((remembered(themeKey) as Theme | null) ?? 'auto')
const big = ref(remembered(typeKey) === 'big')

function show(): void {
  const { dataset, classList } = document.documentElement
  const isDark = theme.value === 'dark' || (theme.value === 'auto' && !!dark?.matches)
  dataset.theme = isDark ? 'dark' : 'light'
  classList.toggle('van-theme-dark', isDark)
  if (big.value) dataset.type = 'big'
  else delete dataset.type
}

show()
// Safari below 14 knows only the older way of listening.
dark?.addEventListener?.('change', show)

export const appearance = {
  theme,
  big,
  setTheme(next: Theme): void {
    theme.value = next
    remember(themeKey, next === 'auto' ? null : next)
    show()
  },
  setBig(next: boolean): void {
    big.value = next
    remember(typeKey, next ? 'big' : null)
    show()
  },
}
