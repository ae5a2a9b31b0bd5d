import { ElMessageBox } from 'element-plus/es/components/message-box/index'
import 'element-plus/es/components/message-box/style/css'

/** Asks for a reason of at least so many characters; undefined when the person thinks better of it. */
export async function askReason(
  text: string,
  {
    confirm,
    cancel,
    tooShort,
    least = 2,
  }: { confirm: string; cancel: string; tooShort: string; least?: number },
): Promise<string | undefined> {
  try {
    const answer = await ElMessageBox.prompt(text, confirm, {
      inputType: 'textarea',
      inputValidator: (value) => (value ?? '').trim().length >= least || tooShort,
      confirmButtonText: confirm,
      cancelButtonText: cancel,
    })
    return (answer as { value: string }).value.trim()
  } catch {
    return undefined
  }
}
