import { ApiProblem, take, type Api, type Audience } from '@paiyi/api'
import { computed, shallowReactive, watch, type WritableComputedRef } from 'vue'
import { useSession } from './session'

/*
 * What the server keeps for the signed-in account beside its data: language, theme, the columns of a list. It is read
 * once for a session and written a moment after the last change. What another tab wrote in between wins.
 */

type Json<Body> = { content: { 'application/json': Body } }
type Answer<Body> = { responses: { 200: Json<Body> & { headers: Record<string, unknown> } } }
interface Kept {
  value: unknown
  version: number
}
interface PreferencePaths {
  '/api/{audience}/preferences': {
    get: { parameters: { path: { audience: string } } } & Answer<{ items: (Kept & { key: string })[] }>
  }
  '/api/{audience}/preferences/{key}': {
    put: {
      parameters: { path: { audience: string; key: string } }
      requestBody: Json<Kept>
    } & Answer<{ version: number }>
    delete: {
      parameters: { path: { audience: string; key: string } }
      responses: { 204: { headers: Record<string, unknown>; content?: never } }
    }
  }
}

const pause = 800
/** What was chosen on the page of the sign-in: it holds for the account that signs in next. */
const early = new Map<string, unknown>()
const kept = shallowReactive(new Map<string, Kept>())
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const sending = new Map<string, Promise<void>>()
let api: Api<PreferencePaths>
let audience: Audience
let loaded: Promise<void> | undefined
let signedIn = false

/** Called once by the console; reads the preferences whenever somebody signs in. */
export function connectPreferences(client: unknown, door: Audience): void {
  api = client as Api<PreferencePaths>
  audience = door
  const session = useSession()
  watch(
    () => (session.signedIn && !session.mustChangePassword ? session.staff?.id : undefined),
    (staff) => {
      forgetPreferences()
      signedIn = staff !== undefined
      if (signedIn) void preferencesLoaded()
    },
    { immediate: true },
  )
  if (typeof document !== 'undefined') {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') flushPreferences()
    })
  }
}

/** Resolves when the server has answered, or could not: then pages go on with what they would do anyway. */
export function preferencesLoaded(): Promise<void> {
  loaded ??= read().catch(() => {
    loaded = undefined
  })
  return loaded
}

async function read(): Promise<void> {
  const { items } = await take(api.GET('/api/{audience}/preferences', { params: { path: { audience } } }))
  for (const { key, value, version } of items) if (!waiting.has(key)) kept.set(key, { value, version })
  for (const [key, value] of early) usePreference(key, () => value).value = value
  early.clear()
}

/** Forgets what another account left in this page. */
export function forgetPreferences(): void {
  waiting.forEach((timer) => clearTimeout(timer))
  waiting.clear()
  kept.clear()
  loaded = undefined
}

/** Writes now what waits to be written. */
export function flushPreferences(): void {
  for (const [key, timer] of waiting) {
    clearTimeout(timer)
    void write(key)
  }
}

async function write(key: string): Promise<void> {
  waiting.delete(key)
  await sending.get(key)
  const own = kept.get(key)
  if (!own) return
  const work = send(key, own).finally(() => sending.delete(key))
  sending.set(key, work)
  await work
}

async function send(key: string, own: Kept): Promise<void> {
  const params = { path: { audience, key } }
  // A page that is being left writes it all the same.
  try {
    const { version } = await take(
      api.PUT('/api/{audience}/preferences/{key}', { params, body: own, keepalive: true }),
    )
    kept.set(key, { value: kept.get(key)?.value ?? own.value, version })
  } catch (problem) {
    // Kept in this page for now; only another tab's write replaces it.
    if (problem instanceof ApiProblem && problem.code === 'changedMeanwhile') {
      kept.delete(key)
      await read().catch(() => undefined)
    }
  }
}

/**
 * One document of the account: `const columns = usePreference('table.persons', () => usual)`. Reading gives the usual
 * value until something was kept; writing keeps the value. Keys are of small letters, digits, dots and hyphens.
 */
export function usePreference<Value>(key: string, usual: () => Value): WritableComputedRef<Value> {
  return computed({
    get: () => (kept.has(key) ? (kept.get(key)!.value as Value) : usual()),
    set: (value) => {
      if (!signedIn) {
        early.set(key, value)
        return
      }
      kept.set(key, { value, version: kept.get(key)?.version ?? 0 })
      clearTimeout(waiting.get(key))
      waiting.set(
        key,
        setTimeout(() => void write(key), pause),
      )
    },
  })
}

/** Takes a document away, on the server too. */
export async function forgetPreference(key: string): Promise<void> {
  clearTimeout(waiting.get(key))
  waiting.delete(key)
  await sending.get(key)
  kept.delete(key)
  await api.DELETE('/api/{audience}/preferences/{key}', { params: { path: { audience, key } } })
}
