import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { csrfHeader, createTransport } from './transport'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => server.resetHandlers())
afterAll(() => server.close())

function roster(): FormData {
  const form = new FormData()
  form.set('file', new File(['a,b'], 'roster.csv'))
  return form
}

test('A file is sent with the token, and its answer is read', async () => {
  const transport = createTransport()
  let token: string | null = null
  server.use(
    http.get('*/api/command/session', () => HttpResponse.json({ csrfToken: 'token-1' })),
    http.post('*/api/command/rosters', ({ request }) => {
      token = request.headers.get(csrfHeader)
      return HttpResponse.json({ id: 'job-1' }, { status: 202 })
    }),
  )
  await transport.fetch(new Request(`${location.origin}/api/command/session`))
  expect(await transport.upload('/api/command/rosters', roster())).toEqual({ id: 'job-1' })
  expect(token).toBe('token-1')
})

test('A refused file is a problem, and a lost session is told', async () => {
  const transport = createTransport()
  const signedOut = vi.fn()
  transport.onSignedOut(signedOut)
  server.use(
    http.post('*/api/command/rosters', () =>
      HttpResponse.json({ code: 'session.required', title: 'x' }, { status: 401 }),
    ),
  )
  await expect(transport.upload('/api/command/rosters', roster())).rejects.toMatchObject({
    code: 'session.required',
  })
  expect(signedOut).toHaveBeenCalledOnce()
})
