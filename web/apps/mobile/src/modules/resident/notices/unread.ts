import { take } from '@paiyi/api'
import { ref } from 'vue'
import { api } from '../../../api'

/** Whether the newest notices hold one that was not read. */
export const unread = ref(false)

export async function readUnread(): Promise<void> {
  try {
    const page = await take(api.GET('/api/mobile/notices'))
    unread.value = page.items.some((notice) => !notice.read)
  } catch {
    // The dot is a courtesy; the page of notices tells what is wrong.
  }
}
