import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'
import { useProblemText } from '../problem-texts'

/** How far an import job is. Every row of the file is counted once: rows = the sum of the five outcomes. */
export interface ImportProgress {
  status: 'queued' | 'running' | 'completed' | 'refused'
  /** Done so far, 0 to 1; null while unknown. */
  fraction: number | null
  totals: ImportTotals
  /** The uploaded workbook with a remark at every rejected row. */
  annotatedUrl: string | null
  /** Why the whole file was refused: the code of a problem. */
  refusalCode: string | null
}

export interface ImportTotals {
  /** Data rows of the file; null until they are counted. */
  rows: number | null
  created: number
  updated: number
  unchanged: number
  duplicate: number
  rejected: number
}

export interface ImportOptions {
  /** Sends the file; answers the job's id. */
  upload: (file: File, onProgress: (fraction: number) => void, signal: AbortSignal) => Promise<string>
  /** Asks how far the job is. */
  poll: (job: string) => Promise<ImportProgress>
  onFinished?: (progress: ImportProgress) => void
  interval?: number
}

export function useImport({ upload, poll, onFinished, interval = 1000 }: ImportOptions) {
  const step = ref<'choose' | 'upload' | 'run' | 'finished'>('choose')
  const file = shallowRef<File>()
  const sent = ref(0)
  const progress = shallowRef<ImportProgress>()
  const failure = ref('')
  const words = useProblemText()
  let running = new AbortController()

  async function start(chosen: File): Promise<void> {
    reset()
    const { signal } = running
    file.value = chosen
    step.value = 'upload'
    try {
      const job = await upload(chosen, (fraction) => (sent.value = fraction), signal)
      step.value = 'run'
      await follow(job, signal)
    } catch (problem) {
      if (signal.aborted) return
      failure.value = words(problem)
      step.value = 'choose'
    }
  }

  async function follow(job: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = await poll(job)
      if (signal.aborted) return
      progress.value = now
      if (now.status === 'completed' || now.status === 'refused') {
        step.value = 'finished'
        onFinished?.(now)
        return
      }
      await new Promise((resolve) => setTimeout(resolve, interval))
    }
  }

  function reset(): void {
    running.abort()
    running = new AbortController()
    step.value = 'choose'
    file.value = undefined
    sent.value = 0
    progress.value = undefined
    failure.value = ''
  }
  onScopeDispose(() => running.abort())

  return reactive({
    step,
    file,
    sent,
    progress,
    failure,
    /** Whether every row of the file is accounted for. */
    reconciled: computed(() => {
      if (!progress.value) return true
      const { rows, created, updated, unchanged, duplicate, rejected } = progress.value.totals
      return rows === created + updated + unchanged + duplicate + rejected
    }),
    start,
    reset,
  })
}
