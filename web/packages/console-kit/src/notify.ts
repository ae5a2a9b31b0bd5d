import { fetchLater } from './when-opened'

/* Nothing is said or asked before the page is there, so its script comes after the page's. */
const load = () => import('./messages')
fetchLater(load)

async function say(options: {
  type: 'success' | 'error' | 'info'
  message: string
  duration?: number
  showClose?: boolean
}) {
  try {
    const { ElMessage } = await load()
    ElMessage({ ...options, grouping: true })
  } catch {
    // Without a network the browser says what failed.
    if (options.type === 'error') alert(options.message)
  }
}

/** A short message at the top of the page. */
export const toast = {
  done: (message: string) => void say({ type: 'success', message }),
  note: (message: string) => void say({ type: 'info', message, duration: 5000 }),
  failed: (message: string) => void say({ type: 'error', message, duration: 6000, showClose: true }),
}

export interface Question {
  /** What the question is called; without it, as the button that agrees. */
  title?: string
  confirm: string
  cancel: string
  /** The action cannot be undone: the button is red. */
  danger?: boolean
}

/** Asks before an action; false when the person thinks better of it. */
export async function confirmAction(
  text: string,
  { confirm, cancel, danger, title = confirm }: Question,
): Promise<boolean> {
  const messages = await load().catch(() => undefined)
  if (!messages) return window.confirm(text)
  try {
    await messages.ElMessageBox.confirm(text, title, {
      confirmButtonText: confirm,
      cancelButtonText: cancel,
      confirmButtonType: danger ? 'danger' : 'primary',
      autofocus: !danger,
    })
    return true
  } catch {
    return false
  }
}
