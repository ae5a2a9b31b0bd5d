import { onMounted, onUnmounted } from 'vue'

/** Ctrl+K, or Command+K. */
export function usePaletteKey(pressed: () => void): void {
  function onKey(event: KeyboardEvent): void {
    const { ctrlKey, metaKey, altKey, shiftKey } = event
    if (event.key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || altKey || shiftKey) return
    event.preventDefault()
    pressed()
  }
  onMounted(() => addEventListener('keydown', onKey))
  onUnmounted(() => removeEventListener('keydown', onKey))
}
