import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { useAnswer } from './use-answer'

let scope: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)

test('A changed question is asked again, and a late answer to the old one is not shown', async () => {
  const region = ref('a')
  const waiting = new Map<string, (answer: string) => void>()
  const ask = (of: string) => new Promise<string>((resolve) => waiting.set(of, resolve))
  const state = scope.run(() => useAnswer({ question: () => region.value, ask }))!
  region.value = 'b'
  await nextTick()
  waiting.get('b')!('figures of b')
  waiting.get('a')!('figures of a')
  await settle()
  expect(state.answer).toBe('figures of b')
  expect(state.busy).toBe(false)
})

test('Nothing is asked while there is no question', async () => {
  const ask = vi.fn(async () => 1)
  const state = scope.run(() => useAnswer({ question: () => undefined, ask }))!
  await settle()
  expect(ask).not.toHaveBeenCalled()
  expect(state.busy).toBe(false)
})

test('What failed is told and can be asked again', async () => {
  const ask = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValueOnce(7)
  const state = scope.run(() => useAnswer({ question: () => 1, ask }))!
  await settle()
  expect(state.problem).toBeInstanceOf(Error)
  await state.reload()
  expect(state.problem).toBeUndefined()
  expect(state.answer).toBe(7)
})

test('A repeated question that fails leaves the last answer standing', async () => {
  const ask = vi.fn().mockResolvedValueOnce(7).mockRejectedValueOnce(new Error('gone')).mockResolvedValue(8)
  const state = scope.run(() => useAnswer({ question: () => 1, ask, everySeconds: 60 }))!
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
  expect(state.answer).toBe(7)
  expect(state.problem).toBeUndefined()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.answer).toBe(8)
})
