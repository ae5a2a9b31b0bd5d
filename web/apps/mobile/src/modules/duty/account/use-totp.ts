import { ApiProblem } from '@paiyi/api'
import { computed, ref } from 'vue'
import type { Schemas } from '../../../api'
import { problemWords, t } from '../../../words'
import { keeper } from '../keeper'

/** The keeper's own second factor: on in two steps, off with the password. */
export function useTotp() {
  const secret = ref<Schemas['TotpSecret']>()
  const code = ref('')
  const password = ref('')
  const busy = ref(false)
  const problem = ref('')
  /** What has just been done. */
  const done = ref('')
  const isOn = computed(() => keeper.staff.value?.totp ?? false)

  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = done.value = ''
    try {
      await deed()
    } catch (error) {
      problem.value = wordsOf(error)
      // Turned on meanwhile on another device.
      if (error instanceof ApiProblem && error.code === 'accounts.totpAlreadyOn')
        await keeper.refresh().catch(() => undefined)
    } finally {
      busy.value = false
    }
  }

  const begin = () => attempt(async () => void (secret.value = await keeper.beginTotp()))

  const confirm = () =>
    attempt(async () => {
      await keeper.confirmTotp(code.value.trim())
      secret.value = undefined
      code.value = ''
      done.value = t('duty.totp.turnedOn')
    })

  const remove = () =>
    attempt(async () => {
      await keeper.removeTotp(password.value)
      password.value = ''
      done.value = t('duty.totp.turnedOff')
    })

  return { isOn, secret, code, password, busy, problem, done, begin, confirm, remove }
}

/** What a field is told is said as it is: each form here has one field. */
function wordsOf(error: unknown): string {
  const told = error instanceof ApiProblem ? Object.values(error.errors).flat() : []
  return told.length ? told.join(' ') : problemWords(error)
}
