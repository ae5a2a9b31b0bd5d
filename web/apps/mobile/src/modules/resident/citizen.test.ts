import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

const server = setupServer()
const session = (answer: object) => http.get('*/api/mobile/session', () => HttpResponse.json(answer))

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  vi.resetModules()
  localStorage.setItem('paiyi.citizen', '138****0001')
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** A page that opens on a phone where somebody's people and code were kept. */
async function opened() {
  const { keep, kept } = await import('../../device/kept')
  await keep('copies', 'people', { items: [] })
  return { ...(await import('./citizen')), copy: () => kept('copies', 'people') }
}

test('A session that ended elsewhere leaves no copies on the phone', async () => {
  server.use(session({ signedIn: false }))
  const { readCitizen, citizen, copy } = await opened()
  await readCitizen()
  expect(citizen.phone.value).toBeNull()
  expect(localStorage.getItem('paiyi.citizen')).toBeNull()
  expect(await copy()).toBeUndefined()
})

test('Another phone that signed in here does not find the copies of the former one', async () => {
  server.use(session({ signedIn: true, phone: '139****0002' }))
  const { readCitizen, citizen, copy } = await opened()
  await readCitizen()
  expect(citizen.phone.value).toBe('139****0002')
  expect(await copy()).toBeUndefined()
})

test('The same phone keeps its copies, also while the server has a fault', async () => {
  server.use(session({ signedIn: true, phone: '138****0001' }))
  const { readCitizen, copy } = await opened()
  await readCitizen()
  expect(await copy()).toBeDefined()
  vi.resetModules()
  server.use(http.get('*/api/mobile/session', () => HttpResponse.json({}, { status: 500 })))
  const later = await opened()
  await later.readCitizen()
  expect(later.citizen.phone.value).toBe('138****0001')
  expect(await later.copy()).toBeDefined()
})
