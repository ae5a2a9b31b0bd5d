import { ApiProblem, createApi, take } from '@paiyi/api'
import type { components, paths } from '@paiyi/api/mobile'
import { spokenLanguage } from './words'

export const api = createApi<paths>('', { language: spokenLanguage })
export type Schemas = components['schemas']

/** True when nothing was decided about a request, so that the same request may succeed later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429)
}

/** Unwraps an answer like `take`, and takes a network that says nothing for longer than a person waits as gone. */
export function takeSoon<T>(
  call: (signal: AbortSignal) => Promise<{ data?: T }>,
  seconds = 15,
): Promise<NonNullable<T>> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), seconds * 1000)
  return take(call(limit.signal))
    .catch((error: unknown) => {
      throw limit.signal.aborted ? ApiProblem.unreachable() : error
    })
    .finally(() => clearTimeout(timer))
}
