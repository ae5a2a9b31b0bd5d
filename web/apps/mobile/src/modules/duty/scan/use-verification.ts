import { ref, shallowRef } from 'vue'
import { api, isPassing, takeSoon, type Schemas } from '../../../api'
import type { Colour } from '../../../parts/colours'
import { problemWords } from '../../../words'
import { gate } from '../gate/gate'
import { giveSignal } from '../result/signals'

export type Verified = Schemas['VerifiedPerson']
export type Lookup = Pick<Schemas['LookUpPersonRequest'], 'document' | 'name' | 'documentTail'>

/** What became of a scanned code: a person; a refusal of the code; or no network to ask. */
export type Result =
  | { kind: 'person'; person: Verified; colour: Colour }
  | { kind: 'invalid'; text: string }
  | { kind: 'offline'; token: string }

/** The same code held before the camera is not asked again for this long after its result was closed. */
const quiet = 4000

/** Verifies codes one at a time; the camera waits while a result is shown. */
export function useVerification() {
  const result = shallowRef<Result>()
  const busy = ref(false)
  let last = { token: '', until: 0 }

  function show(next: Result): void {
    result.value = next
    giveSignal(next.kind === 'person' ? next.colour : 'invalid')
  }

  async function verify(token: string): Promise<void> {
    const text = token.trim()
    if (busy.value || result.value || !gate.value || !text) return
    if (text === last.token && Date.now() < last.until) return
    busy.value = true
    last = { token: text, until: Infinity }
    try {
      const body = { checkpointId: gate.value.id, token: text.slice(0, 2000) }
      const person = await takeSoon(
        (signal) => api.POST('/api/mobile/duty/verifications', { body, signal }),
        10,
      )
      show({ kind: 'person', person, colour: person.colour as Colour })
    } catch (error) {
      if (isPassing(error)) show({ kind: 'offline', token: text })
      else show({ kind: 'invalid', text: problemWords(error) })
    } finally {
      busy.value = false
    }
  }

  /** Throws what the form of the look-up shows. */
  async function lookUp({ document, name, documentTail }: Lookup): Promise<void> {
    const body = { checkpointId: gate.value!.id, document, name, documentTail }
    const person = await takeSoon((signal) => api.POST('/api/mobile/duty/lookups', { body, signal }))
    show({ kind: 'person', person, colour: person.colour as Colour })
  }

  function close(): void {
    result.value = undefined
    last.until = Date.now() + quiet
  }

  function retry(): void {
    const again = result.value?.kind === 'offline' ? result.value.token : ''
    result.value = undefined
    last = { token: '', until: 0 }
    if (again) void verify(again)
  }

  return { result, busy, verify, lookUp, close, retry }
}
