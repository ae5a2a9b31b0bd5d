import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import type { Schemas } from '../../../api'
import { dropDraft, keepDraft, keptDraft } from '../../../device/form-draft'
import { newKey } from '../../../device/uuid'
import { watchForm } from '../../../unsaved-changes'
import { problemWords, t } from '../../../words'
import { sendProof } from './send-proof'

export interface RequestFormOptions<Values> {
  /** Under which name the tab keeps what is typed. */
  name: string
  initial: Values
  /** What is wrong, by field. */
  check: (values: Values) => Record<string, string>
  send: (values: Values, clientKey: string) => Promise<Schemas['SubmittedRequest']>
  proofRequired: boolean
  onDone: (proofArrived: boolean) => void
}

/**
 * A request to the register with the picture that proves it. Sent twice it is one request; when only the picture is lost,
 * the request stays and waits for it.
 */
export function useRequestForm<Values extends object>(options: RequestFormOptions<Values>) {
  const values = ref({ ...options.initial, ...keptDraft<Values>(options.name) }) as Ref<Values>
  const picture = ref<Blob>()
  const problems = ref<Record<string, string>>({})
  const message = ref('')
  const busy = ref(false)
  const progress = ref<number>()
  const untouched = JSON.stringify(options.initial)
  let done = false
  let clientKey = newKey()

  const dirty = computed(() => !done && (JSON.stringify(values.value) !== untouched || !!picture.value))
  onScopeDispose(watchForm(dirty))
  onBeforeRouteLeave(() => !dirty.value || confirm(t('register.leave')))
  watch(
    values,
    (now) => {
      if (!done) keepDraft(options.name, now)
      if (Object.keys(problems.value).length) problems.value = check()
    },
    { deep: true },
  )
  watch(picture, () => delete problems.value.proof)

  function check(): Record<string, string> {
    const found = options.check(values.value)
    if (options.proofRequired && !picture.value) found.proof = t('register.proof.missing')
    return found
  }

  async function sendPicture(request: number): Promise<boolean> {
    if (!picture.value) return true
    try {
      progress.value = 0
      await sendProof(request, picture.value, (fraction) => (progress.value = fraction))
      return true
    } catch {
      return false
    } finally {
      progress.value = undefined
    }
  }

  async function submit(): Promise<boolean> {
    if (busy.value || done) return true
    problems.value = check()
    message.value = ''
    if (Object.keys(problems.value).length) return false
    busy.value = true
    try {
      const { id } = await options.send(values.value, clientKey)
      const arrived = await sendPicture(id)
      done = true
      dropDraft(options.name)
      options.onDone(arrived)
      return true
    } catch (error) {
      refuse(error)
      return false
    } finally {
      busy.value = false
    }
  }

  function refuse(error: unknown): void {
    // What nobody answered may have been taken: the same key asks whether it was.
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) clientKey = newKey()
    const fields = error instanceof ApiProblem ? Object.entries(error.errors) : []
    problems.value = Object.fromEntries(fields.map(([field, texts]) => [field, texts.join(' ')]))
    message.value = fields.length ? '' : problemWords(error)
  }

  return { values, picture, problems, message, busy, progress, submit }
}
