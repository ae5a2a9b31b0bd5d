import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { dropAll } from '../../../device/kept'
import { useHealthCode } from './use-health-code'

const address = '*/api/mobile/people/1/health-code'
const start = Date.parse('2026-01-30T00:00:00Z')
const server = setupServer()

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] }))
afterEach(async () => {
  vi.useRealTimers()
  server.resetHandlers()
  await dropAll('copies')
})
afterAll(() => server.close())

const answer = (token: string, issued = Date.now(), headers = {}) =>
  HttpResponse.json(
    {
      token,
      personId: 1,
      colour: 'green',
      issuedAt: new Date(issued).toISOString(),
      expiresAt: new Date(issued + 300_000).toISOString(),
      refreshAfterSeconds: 60,
    },
    { headers },
  )

async function shown() {
  const scope = effectScope()
  const code = scope.run(() => useHealthCode(1))!
  await vi.waitFor(() => expect(code.code.value ?? code.problem.value).toBeDefined())
  return { ...code, stop: () => scope.stop() }
}

/** Lets time pass in steps, so that answers can arrive between them. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 5) await vi.advanceTimersByTimeAsync(5000)
}

test('A code is renewed in time', async () => {
  let asked = 0
  server.use(http.get(address, () => answer(`HC1:${++asked}`)))
  const page = await shown()
  expect(page.code.value?.token).toBe('HC1:1')
  await pass(60)
  await vi.waitFor(() => expect(page.code.value?.token).toBe('HC1:2'))
  page.stop()
})

test('Without a network the last code stays, says so, and expires', async () => {
  server.use(http.get(address, () => answer('HC1:1')))
  const page = await shown()
  server.use(http.get(address, () => HttpResponse.error()))
  await pass(65)
  await vi.waitFor(() => expect(page.offline.value).toBe(true))
  expect(page.code.value?.token).toBe('HC1:1')
  expect(page.expired.value).toBe(false)
  await pass(240)
  expect(page.expired.value).toBe(true)
  server.use(http.get(address, () => answer('HC1:2')))
  await pass(15)
  await vi.waitFor(() => expect(page.code.value?.token).toBe('HC1:2'))
  expect(page.expired.value).toBe(false)
  expect(page.offline.value).toBe(false)
  page.stop()
})

test('A page that is opened without a network shows the code of before', async () => {
  server.use(http.get(address, () => answer('HC1:1')))
  ;(await shown()).stop()
  server.use(http.get(address, () => HttpResponse.error()))
  const page = await shown()
  await vi.waitFor(() => expect(page.code.value?.token).toBe('HC1:1'))
  expect(page.problem.value).toBeUndefined()
  page.stop()
})

test('The clock of the server decides, however wrong that of the phone is', async () => {
  const served = start - 3_600_000
  server.use(http.get(address, () => answer('HC1:1', served, { Date: new Date(served).toUTCString() })))
  const page = await shown()
  expect(page.expired.value).toBe(false)
  expect(Math.abs(page.now.value - served)).toBeLessThan(1500)
  page.stop()
})

test('A person who may no longer be shown is not shown from a copy', async () => {
  server.use(http.get(address, () => answer('HC1:1')))
  ;(await shown()).stop()
  server.use(http.get(address, () => HttpResponse.json({ code: 'persons.notFound' }, { status: 404 })))
  const page = await shown()
  await vi.waitFor(() => expect(page.problem.value).toMatchObject({ code: 'persons.notFound' }))
  expect(page.code.value).toBeUndefined()
  page.stop()
})

test('A fault of the server does not take a valid code away', async () => {
  server.use(http.get(address, () => answer('HC1:1')))
  const page = await shown()
  server.use(http.get(address, () => HttpResponse.json({ code: 'http.500' }, { status: 500 })))
  await pass(65)
  await vi.waitFor(() => expect(page.offline.value).toBe(true))
  expect(page.code.value?.token).toBe('HC1:1')
  expect(page.problem.value).toBeUndefined()
  page.stop()
})
