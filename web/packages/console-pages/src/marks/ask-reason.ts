import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message-box/style/css'

/** Asks for a reason of at least two characters; undefined when the person thinks better of it. */
export async function askReason(
  text: string,
  { confirm, cancel, tooShort }: { confirm: string; cancel: string; tooShort: string },
): Promise<string | undefined> {
  try {
    const answer = await ElMessageBox.prompt(text, '', {
      inputType: 'textarea',
      inputValidator: (value) => (value ?? '').trim().length >= 2 || tooShort,
      confirmButtonText: confirm,
      cancelButtonText: cancel,
    })
    return (answer as { value: string }).value.trim()
  } catch {
    return undefined
  }
}
