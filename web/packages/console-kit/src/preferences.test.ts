import { ApiProblem } from '@paiyi/api'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSession } from './session'
import {
  connectPreferences,
  flushPreferences,
  forgetPreference,
  forgetPreferences,
  preferencesLoaded,
  usePreference,
} from './preferences'

const server = new Map<string, { value: unknown; version: number }>()
const api = {
  GET: vi.fn(() =>
    Promise.resolve({ data: { items: [...server].map(([key, kept]) => ({ key, ...kept })) } }),
  ),
  PUT: vi.fn(
    (
      _: string,
      { params, body }: { params: { path: { key: string } }; body: { value: unknown; version: number } },
    ) => {
      const { key } = params.path
      if ((server.get(key)?.version ?? 0) !== body.version) {
        return Promise.reject(new ApiProblem('changedMeanwhile', 409, 'Changed'))
      }
      server.set(key, { value: body.value, version: body.version + 1 })
      return Promise.resolve({ data: { version: body.version + 1 } })
    },
  ),
  DELETE: vi.fn((_: string, { params }: { params: { path: { key: string } } }) => {
    server.delete(params.path.key)
    return Promise.resolve({})
  }),
}

beforeEach(async () => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  server.clear()
  vi.clearAllMocks()
  const session = useSession()
  const staff = { id: 1 }
  const GET = () => Promise.resolve({ data: { signedIn: true, staff, permissions: [] } })
  const DELETE = () => Promise.resolve({})
  session.connect(
    { GET, DELETE, onSignedOut: () => undefined, onForbidden: () => undefined } as never,
    'command',
  )
  await session.ensure()
  connectPreferences(api, 'command')
  await preferencesLoaded()
})
afterEach(() => {
  forgetPreferences()
  vi.useRealTimers()
})

test('A value is usual until the server has told another', async () => {
  const theme = usePreference('theme', () => 'system')
  expect(theme.value).toBe('system')
  forgetPreferences()
  server.set('theme', { value: 'dark', version: 3 })
  await preferencesLoaded()
  await preferencesLoaded()
  expect(theme.value).toBe('dark')
  expect(api.GET).toHaveBeenCalledTimes(2)
})

test('Changes in quick succession are written once, and the next with the version of the answer', async () => {
  const columns = usePreference<string[]>('table.persons', () => [])
  columns.value = ['name']
  columns.value = ['name', 'phone']
  expect(columns.value).toEqual(['name', 'phone'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(api.PUT).toHaveBeenCalledOnce()
  columns.value = []
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.get('table.persons')).toEqual({ value: [], version: 2 })
})

test('What another tab wrote in between wins', async () => {
  const theme = usePreference('theme', () => 'system')
  server.set('theme', { value: 'dark', version: 1 })
  theme.value = 'light'
  await vi.advanceTimersByTimeAsync(1000)
  expect(theme.value).toBe('dark')
})

test('A page that is left writes at once', async () => {
  await preferencesLoaded()
  usePreference('theme', () => 'system').value = 'dark'
  flushPreferences()
  await vi.advanceTimersByTimeAsync(0)
  expect(server.get('theme')?.value).toBe('dark')
})

test('A document that was taken away is usual again', async () => {
  await preferencesLoaded()
  server.set('theme', { value: 'dark', version: 1 })
  const theme = usePreference('theme', () => 'system')
  await forgetPreference('theme')
  expect(theme.value).toBe('system')
  expect(server.size).toBe(0)
})

test('What was chosen before the sign-in holds for the account', async () => {
  const session = useSession()
  await session.signOut()
  await vi.advanceTimersByTimeAsync(0)
  const language = usePreference('language', () => 'zh')
  language.value = 'en'
  server.set('language', { value: 'zh', version: 4 })
  await session.ensure()
  await vi.advanceTimersByTimeAsync(1000)
  expect(language.value).toBe('en')
  expect(server.get('language')).toEqual({ value: 'en', version: 5 })
})
