import { ApiProblem } from '@paiyi/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropAll } from './kept'
import { createQueue, type Waiting } from './queue'

const item = (clientKey: string, owner = 'me'): Waiting => ({ clientKey, owner, queuedAt: clientKey })
const send = vi.fn<(item: Waiting) => Promise<unknown>>()
let owner: string | null = 'me'
const queue = createQueue<Waiting>('passages', () => owner, send)

let online = false
vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  owner = 'me'
  online = false
  send.mockReset()
  await dropAll('passages')
})
afterEach(() => void vi.useRealTimers())

const keys = () => queue.items.value.map((waiting) => waiting.clientKey)

test('What waits is sent in its order and then forgotten', async () => {
  await queue.add(item('2'))
  await queue.add(item('1'))
  expect(keys()).toEqual(['1', '2'])
  send.mockResolvedValue(undefined)
  await queue.flush()
  expect(send.mock.calls.map(([sent]) => sent.clientKey)).toEqual(['1', '2'])
  expect(keys()).toEqual([])
})

test.each([
  ['no network', ApiProblem.unreachable()],
  ['a server that is down', new ApiProblem('http.503', 503, 'x')],
  ['too many requests', new ApiProblem('request.tooMany', 429, 'x')],
  ['a lost session', new ApiProblem('session.required', 401, 'x')],
])('With %s everything goes on waiting', async (_, problem) => {
  await queue.add(item('1'))
  await queue.add(item('2'))
  send.mockRejectedValue(problem)
  await queue.flush()
  expect(send).toHaveBeenCalledOnce()
  expect(keys()).toEqual(['1', '2'])
})

test('What was refused is shown with its reason and not sent again', async () => {
  await queue.add(item('1'))
  await queue.add(item('2'))
  send.mockRejectedValueOnce(new ApiProblem('declarations.dayClosed', 409, 'Closed'))
  send.mockResolvedValue(undefined)
  await queue.flush()
  expect(queue.items.value).toMatchObject([{ clientKey: '1', refusal: 'Closed' }])
  await queue.flush()
  expect(send).toHaveBeenCalledTimes(2)
  await queue.remove(queue.items.value[0]!)
  expect(keys()).toEqual([])
})

test('Nobody sends what another person recorded on the same phone', async () => {
  await queue.add(item('1'))
  owner = 'other'
  send.mockResolvedValue(undefined)
  await queue.flush()
  expect(send).not.toHaveBeenCalled()
  expect(keys()).toEqual([])
  owner = null
  await queue.flush()
  owner = 'me'
  await queue.flush()
  expect(send).toHaveBeenCalledOnce()
})

test('Two causes at the same time send once', async () => {
  await queue.add(item('1'))
  send.mockResolvedValue(undefined)
  await Promise.all([queue.flush(), queue.flush()])
  expect(send).toHaveBeenCalledOnce()
})

test('The return of the network sends', async () => {
  await queue.add(item('1'))
  send.mockResolvedValue(undefined)
  dispatchEvent(new Event('online'))
  await vi.waitFor(() => expect(keys()).toEqual([]))
})

test('What is added while there is a network is sent at once', async () => {
  online = true
  send.mockResolvedValue(undefined)
  await queue.add(item('1'))
  await vi.waitFor(() => expect(keys()).toEqual([]))
  expect(send).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('A server that was down gets it by itself, asked less and less often', async () => {
  online = true
  send.mockRejectedValue(new ApiProblem('http.503', 503, 'x'))
  await queue.add(item('1'))
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
  const waits: number[] = []
  for (let seconds = 0; waits.length < 8; seconds++) {
    const tries = send.mock.calls.length
    await vi.advanceTimersByTimeAsync(1000)
    if (send.mock.calls.length === tries) continue
    waits.push(seconds)
    seconds = 0
  }
  // Within one step of 5, 10, 20 seconds and so on, never more than five minutes.
  const expected = [5, 10, 20, 40, 80, 160, 300, 300]
  expect(waits.every((wait, index) => Math.abs(wait - expected[index]!) <= 1.5)).toBe(true)
  send.mockResolvedValue(undefined)
  await vi.advanceTimersByTimeAsync(301_000)
  expect(keys()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('The server says how long to wait', async () => {
  online = true
  send.mockRejectedValue(new ApiProblem('request.tooMany', 429, 'x', undefined, {}, undefined, 60))
  await queue.add(item('1'))
  await vi.advanceTimersByTimeAsync(59_000)
  expect(send).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(send).toHaveBeenCalledTimes(2)
})

test.each([
  ['was refused', new ApiProblem('declarations.dayClosed', 409, 'Closed')],
  ['waits for a sign-in', new ApiProblem('session.required', 401, 'x')],
])('What %s is not tried again by itself', async (_, problem) => {
  online = true
  send.mockRejectedValue(problem)
  await queue.add(item('1'))
  await vi.advanceTimersByTimeAsync(600_000)
  expect(send).toHaveBeenCalledOnce()
})

test('A fault of the server refuses nothing and holds up nothing else', async () => {
  await queue.add(item('1'))
  await queue.add(item('2'))
  send.mockRejectedValueOnce(new ApiProblem('http.500', 500, 'x'))
  send.mockResolvedValue(undefined)
  await queue.flush()
  expect(queue.items.value).toEqual([item('1')])
  await vi.advanceTimersByTimeAsync(11_000)
  expect(keys()).toEqual([])
})
