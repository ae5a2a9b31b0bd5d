import createClient, { type Client } from 'openapi-fetch'
import { createTransport, type Transport } from './transport'

export type Audience = 'mobile' | 'organisation' | 'command'

export type Api<Paths extends object> = Client<Paths, 'application/json'> &
  Pick<Transport, 'upload' | 'onSignedOut' | 'onForbidden'>

export interface ApiOptions {
  /** What to send as Accept-Language; asked at every request. */
  language?: () => string | undefined
}

/**
 * The typed client of one audience. Its methods throw ApiProblem for every answer that is not a success,
 * therefore `data` of what they answer is always there; `take` unwraps it.
 */
export function createApi<Paths extends object>(baseUrl = '', options: ApiOptions = {}): Api<Paths> {
  const transport = createTransport(options.language)
  const client = createClient<Paths>({
    baseUrl: baseUrl || location.origin,
    credentials: 'same-origin',
    fetch: transport.fetch,
  })
  const { upload, onSignedOut, onForbidden } = transport
  return Object.assign(client, { upload, onSignedOut, onForbidden })
}

/** Unwraps the body of a call: `const page = await take(api.GET('/api/command/persons'))`. */
export async function take<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  return (await call).data as NonNullable<T>
}

/** The query parameters of an operation: `QueryOf<paths, '/api/command/persons'>`. */
export type QueryOf<Paths, Path extends keyof Paths, Method extends string = 'get'> =
  Paths[Path] extends Record<Method, { parameters: { query?: infer Query } }> ? NonNullable<Query> : never
