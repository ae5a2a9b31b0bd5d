/** A refusal or failure of a request, in the shape of Problem Details (RFC 9457) with a stable `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail?: string,
    /** Messages by camelCase field name; the key '' holds messages that belong to no field. */
    readonly errors: Readonly<Record<string, string[]>> = {},
    readonly traceId?: string,
    readonly retryAfterSeconds?: number,
    /** Everything else that the server put into the problem, such as the conflicting record's id. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(title)
  }

  static unreachable(): ApiProblem {
    return new ApiProblem('network.unreachable', 0, 'The server cannot be reached.')
  }
}

const known = new Set([
  'type',
  'instance',
  'code',
  'status',
  'title',
  'detail',
  'errors',
  'traceId',
  'retryAfter',
  'retryAfterSeconds',
])

/** Reads a problem from a refused answer; an answer that is no Problem Details becomes `http.<status>`. */
export function readProblem(status: number, body: string, retryAfter: string | null = null): ApiProblem {
  const fields = parseObject(body)
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : undefined)
  const extensions = Object.fromEntries(Object.entries(fields).filter(([name]) => !known.has(name)))

  return new ApiProblem(
    text('code') ?? (status === 400 && fields.errors ? 'request.invalid' : `http.${status}`),
    status,
    text('title') ?? `HTTP ${status}`,
    text('detail'),
    readErrors(fields.errors),
    text('traceId'),
    toSeconds(fields.retryAfterSeconds ?? fields.retryAfter ?? retryAfter),
    extensions,
  )
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function readErrors(value: unknown): Record<string, string[]> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).map(([field, messages]) => [field, [messages].flat().map(String)]),
  )
}

/** `Retry-After` is either a number of seconds or an HTTP date. */
function toSeconds(value: unknown): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds))
  const date = Date.parse(String(value))
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000))
}
