import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, reactive, shallowRef } from 'vue'
import { useLive } from '../live/use-live'

/**
 * How far an import is: first the file is checked, then somebody commits it and it is applied. Every row of the file is
 * counted once: rows = the sum of the five outcomes, which are what would happen until it is completed.
 */
export interface ImportJob {
  status:
    | 'queued'
    | 'checking'
    | 'unmapped'
    | 'checked'
    | 'running'
    | 'paused'
    | 'completed'
    | 'cancelled'
    | 'refused'
    | 'undoing'
    | 'undone'
  /** Data rows of the file; null until they are counted. */
  rows: number | null
  /** Rows that the step under way has dealt with. */
  processed: number
  created: number
  updated: number
  unchanged: number
  duplicate: number
  rejected: number
  /** Why the whole file was refused. */
  refusal: { code: string; title: string } | null
}

export const isOver = ({ status }: ImportJob) =>
  status === 'completed' || status === 'cancelled' || status === 'refused' || status === 'undone'

/** Something is being done for it now: it does not wait for anybody. */
export const isBusy = ({ status }: ImportJob) =>
  status === 'queued' || status === 'checking' || status === 'running' || status === 'undoing'

/** How many rows the step under way has to deal with; null while nobody knows. */
export const total = (job: ImportJob) => (job.status === 'undoing' ? job.created + job.updated : job.rows)

/** Whether every row of the file is accounted for; what is under way, or was refused, has no sum. */
export function reconciles(job: ImportJob): boolean {
  if (job.status !== 'completed' && job.status !== 'checked') return true
  return job.rows === job.created + job.updated + job.unchanged + job.duplicate + job.rejected
}

export interface ImportWatch<Job extends ImportJob> {
  /** Asks how far the job is. */
  poll: () => Promise<Job>
  onOver?: (job: Job) => void
  interval?: number
  /** Hears of progress instead of asking, where it can; asks nothing while the page is hidden. */
  live?: boolean
}

/** Watches an import until it is over. A network that fails for a while does not end the watch. */
export function useImportJob<Job extends ImportJob>({
  poll,
  onOver,
  interval = 1000,
  live,
}: ImportWatch<Job>) {
  const job = shallowRef<Job>()
  const problem = shallowRef<unknown>()
  let over = false
  let wake: (() => void) | undefined
  onScopeDispose(() => {
    over = true
    wake?.()
  })
  const heard = live && useLive({ topics: ['imports'], read: async () => wake?.() })

  const pause = () =>
    heard ? { live: 10_000, polling: interval, paused: 60_000 }[heard.state.value] : interval

  /** Asks again at once: somebody has just had it do something. */
  const hurry = () => wake?.()

  async function watch(): Promise<void> {
    problem.value = undefined
    while (!over) {
      try {
        const now = await poll()
        if (over) return
        problem.value = undefined
        job.value = now
        if (isOver(now)) return onOver?.(now)
      } catch (error) {
        problem.value = error
        if (!(error instanceof ApiProblem) || (error.status > 0 && error.status < 500)) return
      }
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pause())
      })
    }
  }

  return reactive({
    job,
    problem,
    /** Done so far, 0 to 1; undefined while unknown. */
    fraction: computed(() => {
      const of = job.value && total(job.value)
      return of ? job.value!.processed / of : undefined
    }),
    over: computed(() => job.value !== undefined && isOver(job.value)),
    reconciled: computed(() => !job.value || reconciles(job.value)),
    watch,
    hurry,
  })
}
