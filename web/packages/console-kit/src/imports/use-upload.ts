import { onScopeDispose, reactive, ref, shallowRef } from 'vue'
import { useProblemText } from '../problem-texts'

export interface UploadSteps<Answer> {
  /** Why a file is not even sent, in words: nobody should wait for a refusal that is certain. */
  refuse?: (file: File) => string | undefined
  send: (file: File, onProgress: (fraction: number) => void, signal: AbortSignal) => Promise<Answer>
  onDone: (answer: Answer) => void
}

/** Sends a file and shows how much of it has gone; one at a time. */
export function useUpload<Answer>({ refuse, send, onDone }: UploadSteps<Answer>) {
  const file = shallowRef<File>()
  const sent = ref(0)
  const failure = ref('')
  const words = useProblemText()
  let running = new AbortController()

  async function start(chosen: File): Promise<void> {
    if (file.value) return
    failure.value = refuse?.(chosen) ?? ''
    if (failure.value) return
    const { signal } = (running = new AbortController())
    file.value = chosen
    sent.value = 0
    try {
      const answer = await send(chosen, (fraction) => (sent.value = fraction), signal)
      if (!signal.aborted) onDone(answer)
    } catch (problem) {
      if (!signal.aborted) failure.value = words(problem)
    } finally {
      file.value = undefined
    }
  }

  onScopeDispose(() => running.abort())
  return reactive({ file, sent, failure, start, cancel: () => running.abort() })
}
