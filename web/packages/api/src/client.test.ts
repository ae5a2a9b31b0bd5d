// @vitest-environment node
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createApi, take, type Api } from './client'
import { ApiProblem } from './problem'
import { problemText } from './problem-text'
import type { StaffAccountPaths } from './staff-session'
import { createTransport, csrfHeader } from './transport'

const origin = 'http://paiyi.test'
const params = { path: { audience: 'command' } }
const body = { currentPassword: 'old', newPassword: 'new' }
const server = setupServer()
let api: Api<StaffAccountPaths>

beforeAll(() => {
  vi.stubGlobal('location', new URL(origin))
  server.listen({ onUnhandledRequest: 'error' })
})
beforeEach(() => (api = createApi<StaffAccountPaths>(origin, { language: () => 'en' })))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const session = (csrfToken: string | null) =>
  http.get(`${origin}/api/command/session`, () => HttpResponse.json({ signedIn: true, csrfToken }))

const problem = (status: number, members: object, headers = {}) =>
  HttpResponse.json(members, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })

const changePassword = () => api.PUT('/api/{audience}/password', { params, body })

test('A write carries the token of the session, a read does not', async () => {
  const seen: (string | null)[] = []
  server.use(
    session('token-1'),
    http.put(`${origin}/api/command/password`, ({ request }) => {
      seen.push(request.headers.get(csrfHeader))
      return new HttpResponse(null, { status: 204 })
    }),
    http.get(`${origin}/api/command/sessions`, ({ request }) => {
      seen.push(request.headers.get(csrfHeader))
      return HttpResponse.json({ items: [] })
    }),
  )
  await api.GET('/api/{audience}/session', { params })
  await changePassword()
  await api.GET('/api/{audience}/sessions', { params })
  expect(seen).toEqual(['token-1', null])
})

test('Duty staff and citizens have tokens of their own', async () => {
  const seen: Record<string, string | null> = {}
  const record = ({ request }: { request: Request }) => {
    seen[new URL(request.url).pathname] = request.headers.get(csrfHeader)
    return new HttpResponse(null, { status: 204 })
  }
  server.use(
    http.get(`${origin}/api/mobile/session`, () => HttpResponse.json({ csrfToken: 'citizen' })),
    http.get(`${origin}/api/mobile/duty/session`, () => HttpResponse.json({ csrfToken: 'gatekeeper' })),
    http.post(`${origin}/api/mobile/declarations`, record),
    http.post(`${origin}/api/mobile/duty/passages`, record),
  )
  const transport = createTransport()
  const ask = (path: string, method = 'GET') => transport.fetch(new Request(origin + path, { method }))
  await ask('/api/mobile/session')
  await ask('/api/mobile/duty/session')
  await ask('/api/mobile/declarations', 'POST')
  await ask('/api/mobile/duty/passages', 'POST')
  expect(seen).toEqual({ '/api/mobile/declarations': 'citizen', '/api/mobile/duty/passages': 'gatekeeper' })
})

test('The language of the page is asked for', async () => {
  let asked: string | null = ''
  server.use(
    http.get(`${origin}/api/command/sessions`, ({ request }) => {
      asked = request.headers.get('Accept-Language')
      return HttpResponse.json({ items: [] })
    }),
  )
  expect(await take(api.GET('/api/{audience}/sessions', { params }))).toEqual({ items: [] })
  expect(asked).toBe('en')
})

test('A write with an outdated token is repeated once with the new one', async () => {
  let token = 'token-1'
  const bodies: unknown[] = []
  server.use(
    http.get(`${origin}/api/command/session`, () => HttpResponse.json({ signedIn: true, csrfToken: token })),
    http.put(`${origin}/api/command/password`, async ({ request }) => {
      bodies.push(await request.json())
      return request.headers.get(csrfHeader) === token
        ? new HttpResponse(null, { status: 204 })
        : problem(403, { code: 'session.forgeryToken' })
    }),
  )
  await api.GET('/api/{audience}/session', { params })
  token = 'token-2'
  await changePassword()
  expect(bodies).toEqual([body, body])
})

test('A write that stays refused for its token is not repeated forever', async () => {
  server.use(
    session('token-1'),
    http.put(`${origin}/api/command/password`, () => problem(403, { code: 'session.forgeryToken' })),
  )
  await expect(changePassword()).rejects.toMatchObject({ code: 'session.forgeryToken' })
})

test('A refusal becomes a problem with its fields', async () => {
  server.use(
    http.put(`${origin}/api/command/password`, () =>
      problem(400, {
        code: 'accounts.passwordTooWeak',
        title: 'Too weak',
        errors: { newPassword: ['Too short'] },
        traceId: 'abc',
        minimum: 10,
      }),
    ),
  )
  await expect(changePassword()).rejects.toMatchObject({
    name: 'ApiProblem',
    code: 'accounts.passwordTooWeak',
    status: 400,
    errors: { newPassword: ['Too short'] },
    traceId: 'abc',
    extensions: { minimum: 10 },
  })
})

test('An answer that is no problem document is named by its status', async () => {
  server.use(
    http.put(`${origin}/api/command/password`, () =>
      HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 }),
    ),
  )
  await expect(changePassword()).rejects.toMatchObject({ code: 'http.502' })
})

test('A server that cannot be reached is a problem of its own', async () => {
  server.use(http.put(`${origin}/api/command/password`, () => HttpResponse.error()))
  await expect(changePassword()).rejects.toMatchObject({ code: 'network.unreachable', status: 0 })
})

test('A cancelled request stays a cancellation', async () => {
  server.use(session('token-1'))
  const signal = AbortSignal.abort()
  await expect(api.GET('/api/{audience}/session', { params, signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('A lost session is told to listeners, a refused sign-in is not', async () => {
  const signedOut = vi.fn()
  api.onSignedOut(signedOut)
  server.use(
    http.post(`${origin}/api/command/session`, () => problem(401, { code: 'accounts.signInRefused' })),
    http.put(`${origin}/api/command/password`, () => problem(401, { code: 'session.required' })),
  )
  const credentials = { userName: 'wang', password: 'wrong' }
  await expect(api.POST('/api/{audience}/session', { params, body: credentials })).rejects.toThrow(ApiProblem)
  expect(signedOut).not.toHaveBeenCalled()
  await expect(changePassword()).rejects.toThrow(ApiProblem)
  expect(signedOut.mock.calls).toEqual([['/api/command']])
})

test.each([
  ['as a member', { retryAfterSeconds: 90 }, {}, 90],
  ['as a header in seconds', {}, { 'Retry-After': '30' }, 30],
  ['not at all', {}, {}, undefined],
])('The wait after too many requests is read when given %s', async (_, members, headers, seconds) => {
  server.use(
    http.put(`${origin}/api/command/password`, () =>
      problem(429, { code: 'request.tooMany', ...members }, headers),
    ),
  )
  await expect(changePassword()).rejects.toMatchObject({ status: 429, retryAfterSeconds: seconds })
})

test('A problem speaks with our words, else with those of the server, and a fault names its trace', () => {
  const texts = { 'accounts.lockedOut': 'Wait {seconds} s', 'http.500': 'Failed' }
  const say = (...parameters: ConstructorParameters<typeof ApiProblem>) =>
    problemText(new ApiProblem(...parameters), texts)
  expect(say('accounts.lockedOut', 429, 'x', undefined, {}, undefined, 40)).toBe('Wait 40 s')
  expect(say('persons.taken', 409, 'Already registered')).toBe('Already registered')
  expect(say('http.502', 502, 'HTTP 502')).toBe('Failed')
  expect(say('fault', 500, 'Recorded', undefined, {}, 'abc')).toBe('Recorded [abc]')
})

test('A page where data should be is a network that lies, not an answer', async () => {
  server.use(
    http.get(`${origin}/api/command/sessions`, () => HttpResponse.html('<h1>Sign in to the hotel</h1>')),
    http.put(`${origin}/api/command/password`, () => HttpResponse.html('<h1>Sign in to the hotel</h1>')),
  )
  await expect(api.GET('/api/{audience}/sessions', { params })).rejects.toMatchObject({ status: 0 })
  await expect(changePassword()).rejects.toMatchObject({ code: 'network.unreachable' })
})
