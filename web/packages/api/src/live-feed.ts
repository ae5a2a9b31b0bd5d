/*
 * Follows what changes on the server: one event stream for all of a page's readers, and asking again every now and then
 * where no stream gets through. A stream carries names of topics and no data; readers read again what they show. Nothing
 * happens while the page is hidden; when it is seen again, and after every interruption, everything is read once.
 */

/** `live`: told at once; `polling`: asked for now and then; `paused`: hidden, or nobody reads. */
export type LiveState = 'live' | 'polling' | 'paused'

export interface LiveFeedOptions {
  url: () => string
  onState?: (state: LiveState) => void
  pollEvery?: number
  /** After so long without a stream another one is tried. */
  retryEvery?: number
  /** A stream that says nothing for so long is held back somewhere; the server speaks every 20 seconds. */
  silence?: number
}

export interface LiveFeed {
  /** Calls `read` whenever one of the topics changed; answers how to stop. */
  follow: (topics: readonly string[], read: () => void) => () => void
  /** Begins anew, for example after signing in again. */
  restart: () => void
}

export function createLiveFeed({
  url,
  onState,
  pollEvery = 15_000,
  retryEvery = 60_000,
  silence = 50_000,
}: LiveFeedOptions): LiveFeed {
  const readers = new Set<{ topics: readonly string[]; read: () => void }>()
  let source: EventSource | undefined
  let state: LiveState = 'paused'
  let wasOpen = false
  let poll: ReturnType<typeof setInterval> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let watchdog: ReturnType<typeof setTimeout> | undefined

  function enter(next: LiveState): void {
    if (next === state) return
    state = next
    clearInterval(poll)
    poll = next === 'polling' ? setInterval(() => readAll(), pollEvery) : undefined
    onState?.(next)
  }

  function readAll(topic?: string): void {
    for (const { topics, read } of [...readers]) if (!topic || topics.includes(topic)) read()
  }

  function heard(): void {
    clearTimeout(watchdog)
    watchdog = setTimeout(lost, silence)
  }

  function close(): void {
    clearTimeout(watchdog)
    clearTimeout(retry)
    source?.close()
    source = undefined
  }

  /** No stream gets through: asks now and then, and tries a stream again later. */
  function lost(): void {
    close()
    wasOpen = true
    enter('polling')
    retry = setTimeout(connect, retryEvery)
  }

  function connect(): void {
    close()
    if (!readers.size || document.visibilityState === 'hidden') return enter('paused')
    if (typeof EventSource === 'undefined') return enter('polling')
    const own = (source = new EventSource(url()))
    heard()
    own.addEventListener('open', () => {
      heard()
    })
    own.addEventListener('message', heard)
    own.addEventListener('beat', heard)
    // The server's own first word, because a proxy answers the request long before it lets anything through.
    own.addEventListener('ready', opened)
    own.addEventListener('changed', (event) => {
      heard()
      readAll((event as MessageEvent<string>).data)
    })
    own.addEventListener('ended', () => {
      close()
      wasOpen = true
      enter('paused')
      readAll()
    })
    own.addEventListener('error', () => {
      if (own !== source) return
      if (own.readyState === EventSource.CLOSED) return lost()
      // The browser connects again by itself.
      wasOpen = true
      enter('polling')
    })
    if (state === 'paused') enter('polling')
  }

  function opened(): void {
    heard()
    enter('live')
    if (wasOpen) readAll()
    wasOpen = true
  }

  function seen(): void {
    if (document.visibilityState === 'hidden') {
      close()
      enter('paused')
      wasOpen = false
      return
    }
    if (source || !readers.size) return
    wasOpen = false
    connect()
    readAll()
  }

  return {
    follow(topics, read) {
      const reader = { topics, read }
      readers.add(reader)
      if (readers.size === 1) {
        document.addEventListener('visibilitychange', seen)
        wasOpen = false
        connect()
      }
      return () => {
        if (!readers.delete(reader) || readers.size) return
        document.removeEventListener('visibilitychange', seen)
        close()
        enter('paused')
      }
    },
    restart() {
      wasOpen = true
      connect()
    },
  }
}
