import { ApiProblem, take } from '@paiyi/api'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { api } from '../../../api'
import { readCodeFromMessage } from '../../../device/message-code'
import { useCountdown } from '../../../device/use-now'
import { problemWords, t } from '../../../words'
import { citizen } from '../citizen'

/** Digits as people type them: full width, with blanks, dashes and +86. */
function plainDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/^\s*[+＋]86/, '')
    .replace(/\D/g, '')
}

/** Signing in, once, with a phone number and the code that was sent to it: a code that has done its work is sent no more. */
export function useCodeSignIn(onDone: () => void) {
  const phone = ref('')
  const code = ref('')
  const sent = ref(false)
  const sending = ref(false)
  const busy = ref(false)
  const phoneProblem = ref('')
  const codeProblem = ref('')
  const { left, start } = useCountdown()
  let reading: AbortController | undefined
  onScopeDispose(() => reading?.abort())
  const number = computed(() => plainDigits(phone.value))

  watch(phone, () => (phoneProblem.value = ''))
  watch(code, (now) => {
    const digits = plainDigits(now).slice(0, 6)
    if (digits !== now) code.value = digits
    else codeProblem.value = ''
  })

  function phoneIsWhole(): boolean {
    if (/^1[3-9]\d{9}$/.test(number.value)) return true
    phoneProblem.value = t('resident.signIn.phoneWrong')
    return false
  }

  async function sendCode(): Promise<void> {
    if (sending.value || left.value > 0 || !phoneIsWhole()) return
    sending.value = true
    codeProblem.value = ''
    try {
      const { resendInSeconds } = await take(api.POST('/api/mobile/codes', { body: { phone: number.value } }))
      sent.value = true
      code.value = ''
      start(resendInSeconds)
      void readMessage()
    } catch (error) {
      phoneProblem.value = problemWords(error)
      if (error instanceof ApiProblem && error.code === 'accounts.codeTooSoon') {
        sent.value = true
        start(error.retryAfterSeconds ?? 60)
      }
    } finally {
      sending.value = false
    }
  }

  /** Where the browser reads the message itself, the code signs in without another tap. */
  async function readMessage(): Promise<void> {
    reading?.abort()
    reading = new AbortController()
    const read = await readCodeFromMessage(reading.signal)
    if (read && !busy.value) code.value = read
  }

  async function signIn(): Promise<void> {
    if (busy.value || !phoneIsWhole()) return
    if (code.value.length !== 6) {
      codeProblem.value = t(sent.value ? 'resident.signIn.codeWhole' : 'resident.signIn.codeFirst')
      return
    }
    busy.value = true
    try {
      await citizen.signIn(number.value, code.value)
      onDone()
    } catch (error) {
      const spent = error instanceof ApiProblem && error.extensions.triesLeft === 0
      codeProblem.value = spent ? t('resident.signIn.codeSpent') : problemWords(error)
      busy.value = false
    }
  }

  return { phone, code, sent, sending, busy, phoneProblem, codeProblem, left, sendCode, signIn }
}
