import { expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useEscape } from './use-escape'

const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

test('Escape closes what is open, not the dialog around it, and gives the focus back', async () => {
  const dialog = vi.fn()
  document.addEventListener('keydown', dialog)
  const button = document.body.appendChild(document.createElement('button'))
  const open = ref(false)
  const component = effectScope()
  component.run(() => useEscape(open))

  button.focus()
  open.value = true
  await nextTick()
  button.blur()
  press('a')
  expect(open.value).toBe(true)
  press('Escape')

  expect(open.value).toBe(false)
  expect(document.activeElement).toBe(button)
  expect(dialog).toHaveBeenCalledOnce()
  await nextTick()
  press('Escape')
  expect(dialog).toHaveBeenCalledTimes(2)

  open.value = true
  await nextTick()
  component.stop()
  press('Escape')
  expect(open.value).toBe(true)
  document.removeEventListener('keydown', dialog)
})
