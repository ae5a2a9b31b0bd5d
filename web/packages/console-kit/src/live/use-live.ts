import { createLiveFeed, type LiveFeed, type LiveState } from '@paiyi/api'
import { onScopeDispose, readonly, ref, watch } from 'vue'

/** What a console can be told has changed. */
export type LiveTopic =
  | 'declarations'
  | 'healthCodes'
  | 'passages'
  | 'imports'
  | 'notices'
  | 'jobs'
  | 'requests'
  | 'returnApplications'
  | 'rights'
  | 'tests'

export interface LiveOptions {
  topics: readonly LiveTopic[]
  /** Reads again what the page shows. */
  read: () => Promise<unknown>
  /** Reads once more after each of so many milliseconds: figures that the server keeps for a moment are old the first time. */
  settle?: readonly number[]
}

const shortestGap = 1500
const state = ref<LiveState>('paused')
let feed: LiveFeed | undefined

/** Says where the console follows changes; a session that was renewed is followed anew. */
export function connectLive(audience: string, interrupted: () => boolean): void {
  const made = (feed = createLiveFeed({
    url: () => `/api/${audience}/live`,
    onState: (next) => (state.value = next),
  }))
  watch(interrupted, (is) => !is && made.restart())
}

/** Reads again whenever one of the topics changed in the caller's scope; never twice at once, and not in a hurry. */
export function useLive({ topics, read, settle = [] }: LiveOptions) {
  let running = false
  let again = false
  let lastRead = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout>[] = []

  async function run(): Promise<void> {
    timer = undefined
    running = true
    again = false
    lastRead = Date.now()
    try {
      await read()
    } catch {
      // The reader shows what failed.
    }
    running = false
    if (again) changed()
  }

  function changed(): void {
    if (running) again = true
    else timer ??= setTimeout(() => void run(), Math.max(0, lastRead + shortestGap - Date.now()))
  }

  const stop = feed?.follow(topics, () => {
    changed()
    settling.forEach(clearTimeout)
    settling = settle.map((after) => setTimeout(changed, after))
  })
  onScopeDispose(() => {
    stop?.()
    clearTimeout(timer)
    settling.forEach(clearTimeout)
  })

  return { state: readonly(state) }
}
