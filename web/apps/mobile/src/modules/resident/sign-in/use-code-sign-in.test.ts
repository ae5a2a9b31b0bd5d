import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useCodeSignIn } from './use-code-sign-in'

const server = setupServer()
const component = effectScope()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => {
  component.stop()
  server.close()
})

function filledIn(onDone: () => void) {
  const form = component.run(() => useCodeSignIn(onDone))!
  form.phone.value = '13800000001'
  form.code.value = '123456'
  return form
}

test('A code that has done its work is sent no more, however often the button is pressed', async () => {
  let sent = 0
  server.use(
    http.post('*/api/mobile/session', () => {
      sent++
      return HttpResponse.json({ phone: '138****0001', csrfToken: 'a' })
    }),
  )
  const onDone = vi.fn()
  const { signIn } = filledIn(onDone)

  await Promise.all([signIn(), signIn()])
  await signIn()

  expect(sent).toBe(1)
  expect(onDone).toHaveBeenCalledOnce()
})

test('After a wrong code another can be sent', async () => {
  server.use(
    http.post('*/api/mobile/session', () =>
      HttpResponse.json({ code: 'accounts.codeWrong', triesLeft: 4 }, { status: 401 }),
    ),
  )
  const { signIn, busy, codeProblem } = filledIn(() => undefined)

  await signIn()

  expect(codeProblem.value).not.toBe('')
  expect(busy.value).toBe(false)
})
