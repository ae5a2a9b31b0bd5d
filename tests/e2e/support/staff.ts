import { request, test } from '@playwright/test'

/* What journeys prepare without a page: calls of the API by the accounts of the demonstration. */

export const demoPassword = 'paiyi-demo-2020'
export type Door = 'command' | 'organisation'

export interface StaffCaller {
  organisationId: number | null
  get: <Answer>(path: string) => Promise<Answer>
  post: <Answer>(path: string, body: unknown) => Promise<Answer>
  put: (path: string, body: unknown) => Promise<void>
}

const callers = new Map<string, Promise<StaffCaller>>()

/** Signs an account in once for all journeys of a worker. */
export function staff(door: Door, userName: string): Promise<StaffCaller> {
  const key = `${door}/${userName}`
  if (!callers.has(key)) callers.set(key, signIn(door, userName))
  return callers.get(key)!
}

async function signIn(door: Door, userName: string): Promise<StaffCaller> {
  const baseURL = test.info().project.use.baseURL
  const client = await request.newContext({ baseURL, extraHTTPHeaders: { 'Accept-Language': 'zh-CN' } })
  const at = (path: string) => `/api/${door}${path}`

  async function call(method: string, path: string, data?: unknown, headers = {}) {
    const answer = await client.fetch(at(path), { method, data, headers, timeout: 60_000 })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer
  }

  const session = await call('POST', '/session', { userName, password: demoPassword })
  const { csrfToken, staff } = await session.json()
  const forgery = { 'X-Paiyi-Csrf': csrfToken as string }
  return {
    organisationId: staff.organisationId,
    get: async (path) => (await call('GET', path)).json(),
    post: async (path, body) => (await call('POST', path, body, forgery)).json(),
    put: async (path, body) => void (await call('PUT', path, body, forgery)),
  }
}
