import { isUnattended, unattendedHeader } from './attention'
import { ApiProblem, readProblem } from './problem'

/*
 * Every request of the front ends passes here. The transport sends the anti-forgery token that the session
 * endpoint gave out, turns refusals into ApiProblem, and reports a lost session so that the shell can ask the
 * person to sign in again while the page, and what was typed in it, stays.
 */

export const csrfHeader = 'X-Paiyi-Csrf'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

export interface Transport {
  /** Drop-in for `fetch` that throws ApiProblem instead of answering with a refusal. */
  fetch(this: void, request: Request): Promise<Response>
  /** Sends a file, bare or in a form, with progress (0 to 1), which `fetch` cannot report. */
  upload<T>(this: void, url: string, body: FormData | Blob, options?: UploadOptions): Promise<T>
  /**
   * Calls the listener when a request finds the session gone, with the door that wants a new one, such as
   * `/api/command`; answers how to stop listening.
   */
  onSignedOut(this: void, listener: (door: string) => void): () => void
  /** Calls the listener when a request needs a permission that the session has not, or has no longer. */
  onForbidden(this: void, listener: () => void): () => void
}

export interface UploadOptions {
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

export function createTransport(language: () => string | undefined = () => undefined): Transport {
  const listeners = new Set<(door: string) => void>()
  const forbidden = new Set<() => void>()
  const tokens = new Map<string, string | null>()

  function refuse(url: string, status: number, body: string, retryAfter: string | null): never {
    if (status === 401 && !isSession(url)) listeners.forEach((listener) => listener(doorOf(url)))
    const problem = readProblem(status, body, retryAfter)
    if (problem.code === 'permission.missing') forbidden.forEach((listener) => listener())
    throw problem
  }

  function remember(url: string, session: unknown): void {
    if (isSession(url))
      tokens.set(doorOf(url), (session as { csrfToken?: string | null } | null)?.csrfToken ?? null)
  }

  function headersFor(method: string, url: string): [string, string][] {
    const headers: [string, string][] = []
    const spoken = language()
    if (spoken) headers.push(['Accept-Language', spoken])
    const token = tokens.get(doorOf(url))
    if (token && !safeMethods.has(method.toUpperCase())) headers.push([csrfHeader, token])
    if (safeMethods.has(method.toUpperCase()) && isUnattended()) headers.push([unattendedHeader, '1'])
    return headers
  }

  async function send(request: Request): Promise<Response> {
    headersFor(request.method, request.url).forEach(([name, value]) => request.headers.set(name, value))
    try {
      return await fetch(request)
    } catch (error) {
      if (request.signal.aborted) throw error
      throw ApiProblem.unreachable()
    }
  }

  /** Signing in in another tab changes the token; the session knows the new one. */
  async function refreshToken({ url, signal }: Request): Promise<boolean> {
    const door = doorOf(url)
    const session = new URL(`${door}/session`, url).href
    const before = tokens.get(door)
    const response = await send(new Request(session, { credentials: 'same-origin', signal }))
    if (response.ok && !isForeign(response)) remember(session, await response.json())
    return tokens.get(door) !== before
  }

  return {
    async fetch(request) {
      let response = await send(request.clone())
      if (response.status === 403 && (await isForgeryRefusal(response)) && (await refreshToken(request))) {
        response = await send(request)
      }
      if (!response.ok) {
        refuse(request.url, response.status, await response.text(), response.headers.get('Retry-After'))
      }
      if (isForeign(response)) throw ApiProblem.unreachable()
      if (isSession(request.url) && request.method !== 'DELETE' && response.status !== 204) {
        remember(request.url, await response.clone().json())
      }
      return response
    },

    upload<T>(url: string, body: FormData | Blob, { onProgress, signal }: UploadOptions = {}) {
      return new Promise<T>((resolve, reject) => {
        const xhr = new XMLHttpRequest()
        xhr.open('POST', url)
        headersFor('POST', url).forEach(([name, value]) => xhr.setRequestHeader(name, value))
        xhr.upload.onprogress = (event) => {
          if (event.lengthComputable) onProgress?.(event.loaded / event.total)
        }
        xhr.onerror = () => reject(ApiProblem.unreachable())
        xhr.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
        xhr.onload = () => {
          try {
            if (xhr.status >= 300 || xhr.status < 200) {
              refuse(url, xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After'))
            }
            if (/html/i.test(xhr.getResponseHeader('Content-Type') ?? '')) throw ApiProblem.unreachable()
            resolve((xhr.responseText ? JSON.parse(xhr.responseText) : undefined) as T)
          } catch (error) {
            reject(error as Error)
          }
        }
        signal?.addEventListener('abort', () => xhr.abort(), { once: true })
        xhr.send(body)
      })
    },

    onSignedOut(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    onForbidden(listener) {
      forbidden.add(listener)
      return () => forbidden.delete(listener)
    },
  }
}

async function isForgeryRefusal(response: Response): Promise<boolean> {
  return (await response.clone().text()).includes('"session.forgeryToken"')
}

/** A page where the API answers with data: some network on the way wants its own sign-in, and nothing has arrived. */
function isForeign(response: Response): boolean {
  return /html/i.test(response.headers.get('Content-Type') ?? '')
}

/** The one resource whose 401 means "refused", not "signed out", and whose answers carry the token. */
function isSession(url: string): boolean {
  return pathOf(url) === `${doorOf(url)}/session`
}

/** Where the caller of an address signs in. Duty staff and citizens share the mobile app but not a session. */
function doorOf(url: string): string {
  return /^\/api\/(mobile\/duty|[a-z]+)(?=\/)/.exec(pathOf(url))?.[0] ?? ''
}

function pathOf(url: string): string {
  return new URL(url, location.origin).pathname
}
