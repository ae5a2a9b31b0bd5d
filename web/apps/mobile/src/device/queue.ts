import type { ApiProblem } from '@paiyi/api'
import { ref, type Ref } from 'vue'
import { isPassing } from '../api'
import { problemWords } from '../words'
import { allKept, drop, keep, type Queue } from './kept'

/** Something that was recorded on this phone and waits to be sent. */
export interface Waiting {
  clientKey: string
  /** Who recorded it; nobody else on this phone sends it. */
  owner: string
  queuedAt: string
  /** Why the server refused it, in words; it is not sent again. */
  refusal?: string
}

export interface SendQueue<Item extends Waiting> {
  items: Ref<Item[]>
  add: (item: Item) => Promise<void>
  remove: (item: Item) => Promise<void>
  /** Sends everything that waits; what cannot be sent now stays, and is tried again by itself. */
  flush: () => Promise<void>
}

/** How long to wait for the next try, in milliseconds; twice as long after each, up to the longest. */
const shortestWait = 5_000
const longestWait = 300_000

/**
 * A queue in the phone's database, emptied at the start, when something is added, when the network returns, when the
 * page is looked at, and from time to time while anything waits: a server that was down does not tell when it is back.
 */
export function createQueue<Item extends Waiting>(
  store: Queue,
  owner: () => string | null,
  send: (item: Item) => Promise<unknown>,
): SendQueue<Item> {
  const items = ref([]) as Ref<Item[]>
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = shortestWait

  async function read(): Promise<void> {
    const all = await allKept<Item>(store)
    items.value = all
      .filter((item) => item.owner === owner())
      .sort((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
  }

  /** @param atLeast What the server asked to wait. */
  function tryLater(atLeast = 0): void {
    clearTimeout(timer)
    if (!items.value.some((item) => !item.refusal)) return
    timer = setTimeout(() => void flush(), Math.max(wait, atLeast))
    wait = Math.min(wait * 2, longestWait)
  }

  async function sendAll(): Promise<void> {
    clearTimeout(timer)
    await read()
    let signedOut = false
    let atLeast = 0
    for (const item of items.value.filter((waiting) => !waiting.refusal)) {
      try {
        await send(item)
        await drop(store, item.clientKey)
      } catch (error) {
        const { status, retryAfterSeconds } = error as Partial<ApiProblem>
        // A fault may be that of one item only; everything else is the same for all.
        if (status === 500) continue
        signedOut = status === 401
        atLeast = (retryAfterSeconds ?? 0) * 1000
        if (isPassing(error) || signedOut) break
        await keep(store, item.clientKey, { ...item, refusal: problemWords(error) })
      }
    }
    await read()
    // Signing in sends; until then every try would only ask to sign in again.
    if (!signedOut) tryLater(atLeast)
  }

  function flush(): Promise<void> {
    if (!owner()) return Promise.resolve()
    running ??= sendAll().finally(() => (running = undefined))
    return running
  }

  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush()
  })

  return {
    items,
    flush,
    async add(item) {
      await keep(store, item.clientKey, item)
      await read()
      wait = shortestWait
      if (navigator.onLine) void flush()
      else tryLater()
    },
    async remove(item) {
      await drop(store, item.clientKey)
      await read()
    },
  }
}
