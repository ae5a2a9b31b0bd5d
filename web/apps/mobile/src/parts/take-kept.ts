import { isPassing, takeSoon } from '../api'
import { keep, kept } from '../device/kept'

/** Takes an answer and keeps a copy of it on the phone; without a network the copy of last time must do. */
export async function takeKept<T>(
  copy: string,
  call: (signal: AbortSignal) => Promise<{ data?: T }>,
): Promise<NonNullable<T>> {
  try {
    const answer = await takeSoon(call)
    void keep('copies', copy, answer)
    return answer
  } catch (error) {
    const earlier = isPassing(error) ? await kept<NonNullable<T>>('copies', copy) : undefined
    if (earlier === undefined) throw error
    return earlier
  }
}
