import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLiveFeed, type LiveState } from './live-feed'

class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static all: FakeSource[] = []
  readyState = 0
  constructor(readonly url: string) {
    super()
    FakeSource.all.push(this)
  }
  close() {
    this.readyState = 2
  }
  say(kind: string, data = '') {
    this.dispatchEvent(new MessageEvent(kind, { data }))
  }
  fail(closed: boolean) {
    this.readyState = closed ? 2 : 0
    this.dispatchEvent(new Event('error'))
  }
}

const last = () => FakeSource.all.at(-1)!
let visible = 'visible'
const states: LiveState[] = []
const stops: (() => void)[] = []

function feed() {
  const made = createLiveFeed({ url: () => '/live', onState: (state) => states.push(state) })
  const follow: typeof made.follow = (topics, read) => {
    const stop = made.follow(topics, read)
    stops.push(stop)
    return stop
  }
  return { ...made, follow }
}

function show(state: string) {
  visible = state
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.all = []
  states.length = 0
  visible = 'visible'
  vi.stubGlobal('EventSource', FakeSource)
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible as DocumentVisibilityState)
})
afterEach(() => {
  stops.splice(0).forEach((stop) => stop())
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('Readers of one page share a stream and hear only of their topics', () => {
  const { follow } = feed()
  const [passages, codes] = [vi.fn(), vi.fn()]
  follow(['passages'], passages)
  const stop = follow(['healthCodes', 'declarations'], codes)
  expect(FakeSource.all).toHaveLength(1)
  last().say('ready')
  last().say('changed', 'declarations')
  expect(passages).not.toHaveBeenCalled()
  expect(codes).toHaveBeenCalledTimes(1)
  stop()
  last().say('changed', 'passages')
  expect(codes).toHaveBeenCalledTimes(1)
  expect(states.at(-1)).toBe('live')
})

test('Where no stream gets through it is asked now and then, and a stream is tried again', () => {
  const read = vi.fn()
  feed().follow(['passages'], read)
  last().fail(true)
  expect(states.at(-1)).toBe('polling')
  vi.advanceTimersByTime(30_000)
  expect(read).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(30_000)
  expect(FakeSource.all).toHaveLength(2)
  last().say('ready')
  expect(states.at(-1)).toBe('live')
  read.mockClear()
  vi.advanceTimersByTime(40_000)
  expect(read).not.toHaveBeenCalled()
})

test('A stream that is held back somewhere is given up', () => {
  feed().follow(['passages'], vi.fn())
  vi.advanceTimersByTime(51_000)
  expect(states.at(-1)).toBe('polling')
  expect(last().readyState).toBe(2)
})

test('After an interruption everything is read once', () => {
  const read = vi.fn()
  feed().follow(['passages'], read)
  last().say('ready')
  last().fail(false)
  expect(states.at(-1)).toBe('polling')
  last().say('ready')
  expect(read).toHaveBeenCalledTimes(1)
  expect(states.at(-1)).toBe('live')
})

test('A hidden page hears and asks nothing, and reads once when it is seen again', () => {
  const read = vi.fn()
  feed().follow(['passages'], read)
  last().say('ready')
  show('hidden')
  expect(last().readyState).toBe(2)
  vi.advanceTimersByTime(300_000)
  expect(read).not.toHaveBeenCalled()
  show('visible')
  last().say('ready')
  expect(read).toHaveBeenCalledTimes(1)
  expect(FakeSource.all).toHaveLength(2)
})

test('A session that ended is found out by reading, and no stream is tried until somebody signs in', () => {
  const read = vi.fn()
  const live = feed()
  live.follow(['passages'], read)
  last().say('ready')
  last().say('ended')
  expect(read).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(300_000)
  expect(FakeSource.all).toHaveLength(1)
  live.restart()
  last().say('ready')
  expect(read).toHaveBeenCalledTimes(2)
})
