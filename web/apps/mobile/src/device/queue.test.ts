import { ApiProblem } from '@paiyi/api'
import { beforeEach, expect, test, vi } from 'vitest'
import { dropAll } from './kept'
import { createQueue, type Waiting } from './queue'

const item = (clientKey: string, owner = 'me'): Waiting => ({ clientKey, owner, queuedAt: clientKey })
const send = vi.fn<(item: Waiting) => Promise<unknown>>()
let owner: string | null = 'me'
const queue = createQueue<Waiting>('passages', () => owner, send)

beforeEach(async () => {
  owner = 'me'
  send.mockReset()
  await dropAll('passages')
})

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
