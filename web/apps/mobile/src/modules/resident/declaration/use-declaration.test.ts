import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { dropAll } from '../../../device/kept'
import { answers } from './answers'
import { useDeclaration } from './use-declaration'

const server = setupServer()
const declared = {
  day: '2026-01-30',
  version: 1,
  superseded: false,
  temperatureTenths: 365,
  symptoms: [],
  contactWithCase: false,
  travelledIn14Days: false,
  attributes: {},
  answeredAt: '2026-01-30T00:00:00Z',
}
const closed = { code: 'declarations.correctionClosed', title: 'Closed' }

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  // 23:59 in China.
  vi.useFakeTimers({ now: Date.parse('2026-01-30T15:59:00Z'), toFake: ['Date'] })
  server.use(
    http.get('*/api/mobile/declaration-form', () => HttpResponse.json({ attributes: [], symptoms: [] })),
    http.get('*/api/mobile/people', () => HttpResponse.json({ items: [{ id: 1, name: 'A' }] })),
    http.get('*/api/mobile/people/1/declarations', () => HttpResponse.json({ items: [declared] })),
  )
})
afterEach(async () => {
  vi.useRealTimers()
  server.resetHandlers()
  for (const item of answers.items.value) await answers.remove(item)
  await dropAll('copies')
})
afterAll(() => server.close())

async function opened(correcting: boolean) {
  const onDone = vi.fn()
  const scope = effectScope()
  const form = scope.run(() => useDeclaration(1, correcting, onDone))!
  await vi.waitFor(() => expect(form.draft.value).toBeDefined())
  return { ...form, onDone, stop: () => scope.stop() }
}

const midnight = () => vi.setSystemTime(Date.parse('2026-01-30T16:01:00Z'))

test('A correction that midnight overtakes belongs to the day that it corrects, and is refused by name', async () => {
  const put = vi.fn()
  server.use(
    http.put('*/api/mobile/people/1/declarations/:day', async ({ params, request }) => {
      put(params.day, await request.json())
      return HttpResponse.json(closed, { status: 409 })
    }),
  )
  const form = await opened(true)
  midnight()
  await form.submit()
  expect(put).toHaveBeenCalledWith(
    '2026-01-30',
    expect.objectContaining({ version: 1, answeredAt: '2026-01-30T16:01:00.000Z' }),
  )
  expect(form.message.value).toBe('Closed')
  expect(form.onDone).not.toHaveBeenCalled()
  form.stop()
})

test('A declaration that midnight overtakes is that of the new day', async () => {
  const post = vi.fn()
  server.use(
    http.post('*/api/mobile/people/1/declarations', async ({ request }) => {
      post(((await request.json()) as { day: string }).day)
      return HttpResponse.json({ ...declared, day: '2026-01-31' })
    }),
  )
  const form = await opened(false)
  Object.assign(form.draft.value!, {
    temperature: '36.5',
    noSymptoms: true,
    contact: false,
    travelled: false,
  })
  midnight()
  await form.submit()
  expect(post).toHaveBeenCalledWith('2026-01-31')
  expect(form.onDone).toHaveBeenCalledExactlyOnceWith(undefined)
  form.stop()
})

test.each([500, 503])('An answer that meets a fault (%i) is kept under its key', async (status) => {
  server.use(
    http.put('*/api/mobile/people/1/declarations/:day', () => HttpResponse.json({ code: 'x' }, { status })),
  )
  const form = await opened(true)
  await form.submit()
  expect(form.message.value).toBe('')
  expect(form.onDone).toHaveBeenCalledWith(expect.stringMatching(/^[0-9a-f-]{36}$/))
  form.stop()
})
