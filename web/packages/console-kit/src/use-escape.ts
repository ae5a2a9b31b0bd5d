import { onScopeDispose, watch, type Ref } from 'vue'

/**
 * Escape closes what a button has opened beside itself, that alone and not the dialog around it, and the focus is back at
 * the button. The UI library's popovers do not know the key.
 */
export function useEscape(open: Ref<boolean>): void {
  let before: Element | null = null

  function close(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopImmediatePropagation()
    open.value = false
    if (before instanceof HTMLElement) before.focus()
  }
  const forget = () => document.removeEventListener('keydown', close, true)

  watch(open, (now) => {
    forget()
    if (!now) return
    before = document.activeElement
    document.addEventListener('keydown', close, true)
  })
  onScopeDispose(forget)
}
