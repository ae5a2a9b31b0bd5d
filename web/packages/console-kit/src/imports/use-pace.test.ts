import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { usePace } from './use-pace'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function pacing() {
  const at = shallowRef<{ step: string; done: number; of: number | null }>()
  const pace = effectScope().run(() => usePace(() => at.value))!
  return {
    pace,
    after: async (milliseconds: number, step: string, done: number, of: number | null = 1000) => {
      vi.advanceTimersByTime(milliseconds)
      at.value = { step, done, of }
      await nextTick()
    },
  }
}

test('Nothing is foretold before there is something to go by', async () => {
  const { pace, after } = pacing()
  await after(0, 'running', 0)
  await after(500, 'running', 100)
  expect([pace.rate, pace.remaining]).toEqual([undefined, undefined])
})

test('The pace and what is left follow from what was done since', async () => {
  const { pace, after } = pacing()
  await after(0, 'running', 100)
  await after(4000, 'running', 500)
  expect([pace.rate, pace.remaining]).toEqual([100, 5])
})

test('Another step begins anew, and a step of unknown length has no end', async () => {
  const { pace, after } = pacing()
  await after(0, 'checking', 0, null)
  await after(4000, 'checking', 400, null)
  expect([pace.rate, pace.remaining]).toEqual([100, undefined])
  await after(1000, 'running', 0)
  expect(pace.rate).toBeUndefined()
})
