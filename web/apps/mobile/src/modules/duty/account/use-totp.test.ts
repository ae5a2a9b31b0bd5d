import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keeper } from '../keeper'
import { useTotp } from './use-totp'

const secret = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Paiyi:gate?secret=JBSWY3DPEHPK3PXP' }
let isOn = false
const server = setupServer(
  http.get('*/api/mobile/duty/session', () =>
    HttpResponse.json({ signedIn: true, staff: { id: 1, name: '王', totp: isOn }, permissions: [] }),
  ),
  http.post('*/api/mobile/duty/totp', () => HttpResponse.json(secret)),
  http.put('*/api/mobile/duty/totp', () => {
    isOn = true
    return new HttpResponse(null, { status: 204 })
  }),
  http.delete('*/api/mobile/duty/totp', () => {
    isOn = false
    return new HttpResponse(null, { status: 204 })
  }),
)
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(async () => {
  isOn = false
  await keeper.refresh()
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

test('A code of the authenticator turns it on, and the secret is shown no more', async () => {
  const totp = useTotp()
  await totp.begin()
  expect(totp.secret.value).toEqual(secret)
  totp.code.value = ' 123456 '
  await totp.confirm()
  expect(totp.isOn.value).toBe(true)
  expect(totp.secret.value).toBeUndefined()
  expect(totp.done.value).not.toBe('')
})

test('A wrong code leaves the secret standing and says so', async () => {
  server.use(
    http.put('*/api/mobile/duty/totp', () =>
      HttpResponse.json({ code: 'accounts.totpNotConfirmed', title: '不对' }, { status: 400 }),
    ),
  )
  const totp = useTotp()
  await totp.begin()
  totp.code.value = '000000'
  await totp.confirm()
  expect(totp.isOn.value).toBe(false)
  expect(totp.secret.value).toEqual(secret)
  expect(totp.problem.value).not.toBe('')
})

test('The password turns it off', async () => {
  isOn = true
  await keeper.refresh()
  const totp = useTotp()
  expect(totp.isOn.value).toBe(true)
  totp.password.value = 'seven days of rain'
  await totp.remove()
  expect(totp.isOn.value).toBe(false)
  expect(totp.password.value).toBe('')
})

test('What was turned on on another device meanwhile shows as on', async () => {
  server.use(
    http.post('*/api/mobile/duty/totp', () =>
      HttpResponse.json({ code: 'accounts.totpAlreadyOn' }, { status: 409 }),
    ),
  )
  const totp = useTotp()
  isOn = true
  await totp.begin()
  expect(totp.isOn.value).toBe(true)
})
