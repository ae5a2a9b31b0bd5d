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
  /** Sends everything that waits; a network that is gone leaves the rest for the next time. */
  flush: () => Promise<void>
}

/** A queue in the phone's database, emptied at the start, when the network returns and when the page is looked at. */
export function createQueue<Item extends Waiting>(
  store: Queue,
  owner: () => string | null,
  send: (item: Item) => Promise<unknown>,
): SendQueue<Item> {
  const items = ref([]) as Ref<Item[]>
  let running: Promise<void> | undefined

  async function read(): Promise<void> {
    const all = await allKept<Item>(store)
    items.value = all
      .filter((item) => item.owner === owner())
      .sort((one, other) => (one.queuedAt < other.queuedAt ? -1 : 1))
  }

  async function sendAll(): Promise<void> {
    await read()
    for (const item of items.value.filter((waiting) => !waiting.refusal)) {
      try {
        await send(item)
        await drop(store, item.clientKey)
      } catch (error) {
        if (isPassing(error) || isSignedOut(error)) break
        await keep(store, item.clientKey, { ...item, refusal: problemWords(error) })
      }
    }
    await read()
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
    },
    async remove(item) {
      await drop(store, item.clientKey)
      await read()
    },
  }
}

const isSignedOut = (error: unknown) => (error as { status?: number }).status === 401
