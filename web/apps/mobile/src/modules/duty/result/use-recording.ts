import { ApiProblem } from '@paiyi/api'
import { computed, ref } from 'vue'
import { isPassing } from '../../../api'
import { newKey } from '../../../device/uuid'
import type { Colour } from '../../../parts/colours'
import { problemWords, t } from '../../../words'
import { feverTenths, gate } from '../gate/gate'
import { keeper } from '../keeper'
import { passages, sendPassage, type PassageRequest } from '../passages'
import type { Verified } from '../scan/use-verification'

/** Why somebody is refused, as it is stored; only the last needs words. */
export const refusalReasons = [
  'colour',
  'fever',
  'notOnRoster',
  'notTheirCode',
  'noMask',
  'noPermit',
  'other',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
export type Direction = NonNullable<PassageRequest['direction']>
export type Outcome = NonNullable<PassageRequest['outcome']>

/** What is said after a passage was recorded. */
export interface Recorded {
  outcome: Outcome
  name: string
  at: string
  state: 'sent' | 'repeated' | 'kept'
}

/** A keeper at a gate seldom changes the direction. */
const direction = ref<Direction>('in')

/** Recording that a verified person was admitted or refused. */
export function useRecording(person: Verified, onDone: (recorded: Recorded) => void) {
  /** Three digits without a point, as the keypad gives them: 365 is 36.5. */
  const digits = ref('')
  const note = ref('')
  /** What the keeper chose, and took away of what is evident. */
  const chosen = ref<RefusalReason[]>([])
  const dropped = ref<RefusalReason[]>([])
  const busy = ref(false)
  const problem = ref('')
  const clientKey = newKey()

  const tenths = computed(() => (digits.value.length === 3 ? Number(digits.value) : null))
  const impossible = computed(() => tenths.value !== null && (tenths.value < 340 || tenths.value > 430))
  const feverish = computed(() => !impossible.value && (tenths.value ?? 0) >= feverTenths.value)

  const evident = computed(() => [
    ...(person.mayPass ? [] : (['colour'] as const)),
    ...(feverish.value ? (['fever'] as const) : []),
  ])
  const reasons = computed(() =>
    refusalReasons.filter(
      (reason) =>
        chosen.value.includes(reason) ||
        (evident.value.some((one) => one === reason) && !dropped.value.includes(reason)),
    ),
  )

  function toggleReason(reason: RefusalReason): void {
    problem.value = ''
    const on = reasons.value.includes(reason)
    chosen.value = chosen.value.filter((one) => one !== reason).concat(on ? [] : [reason])
    dropped.value = dropped.value.filter((one) => one !== reason).concat(on ? [reason] : [])
  }

  /** What is missing before a refusal can be recorded. */
  function missing(): string {
    if (reasons.value.length === 0) return t('duty.result.reasonMissing')
    return reasons.value.includes('other') && !note.value.trim() ? t('duty.result.noteMissing') : ''
  }

  function press(key: string): void {
    problem.value = ''
    if (key === 'clear') digits.value = ''
    else if (key === 'back') digits.value = digits.value.slice(0, -1)
    else if (digits.value.length < 3) digits.value += key
  }

  async function record(outcome: Outcome): Promise<void> {
    if (busy.value) return
    if (impossible.value || (digits.value && tenths.value === null)) {
      problem.value = t('duty.result.temperatureWrong')
      return
    }
    if (outcome === 'refused' && (problem.value = missing())) return
    busy.value = true
    problem.value = ''
    const at = new Date().toISOString()
    const request = {
      checkpointId: gate.value!.id,
      verificationId: person.verificationId,
      token: null,
      direction: direction.value,
      temperatureTenths: tenths.value,
      outcome,
      reasons: outcome === 'refused' ? reasons.value : null,
      note: (outcome === 'refused' && note.value.trim()) || null,
      clientKey,
      at,
    } as PassageRequest
    try {
      const receipt = await send(request)
      onDone({
        outcome,
        name: person.name,
        at: receipt?.at ?? at,
        state: !receipt ? 'kept' : receipt.repeated ? 'repeated' : 'sent',
      })
    } catch (error) {
      problem.value = problemWords(error)
    } finally {
      busy.value = false
    }
  }

  /** Nothing comes back when the passage was kept on the phone. */
  async function send(request: PassageRequest) {
    try {
      return await sendPassage(request)
    } catch (error) {
      if (!isPassing(error)) throw error
      if (feverish.value && request.outcome === 'admitted')
        throw new ApiProblem('passages.mustRefuse', 409, t('duty.result.mustRefuse'))
      await passages.add({
        clientKey,
        owner: keeper.staff.value!.userName,
        queuedAt: request.at,
        request,
        name: person.name,
        colour: person.colour as Colour,
      })
      return null
    }
  }

  return {
    digits,
    note,
    direction,
    busy,
    problem,
    feverish,
    impossible,
    reasons,
    toggleReason,
    press,
    record,
  }
}
