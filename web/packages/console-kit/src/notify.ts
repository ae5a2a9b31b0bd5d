import { ElMessage } from 'element-plus/es/components/message/index'
import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'

/** A short message at the top of the page. */
export const toast = {
  done: (text: string) => ElMessage({ type: 'success', message: text, grouping: true }),
  failed: (text: string) =>
    ElMessage({ type: 'error', message: text, grouping: true, duration: 6000, showClose: true }),
}

export interface Question {
  title?: string
  confirm: string
  cancel: string
  /** The action cannot be undone: the button is red. */
  danger?: boolean
}

/** Asks before an action; false when the person thinks better of it. */
export async function confirmAction(
  text: string,
  { title = '', confirm, cancel, danger }: Question,
): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
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
