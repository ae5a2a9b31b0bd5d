import { ApiProblem } from '@paiyi/api'
import { ref } from 'vue'
import { problemWords, t } from '../../../words'
import { keeper } from '../keeper'

/** Signing in with a user name and a password, and with the authenticator when the account has one. */
export function useStaffSignIn(onDone: () => void, user = '') {
  const userName = ref(user || (keeper.staff.value?.userName ?? ''))
  const password = ref('')
  const totp = ref('')
  const totpAsked = ref(false)
  const busy = ref(false)
  const problem = ref('')

  async function signIn(): Promise<void> {
    if (busy.value) return
    problem.value = ''
    if (!userName.value.trim() || !password.value) {
      problem.value = t('duty.signIn.fill')
      return
    }
    if (totpAsked.value && !totp.value.trim()) {
      problem.value = t('duty.signIn.fillTotp')
      return
    }
    busy.value = true
    try {
      await keeper.signIn(userName.value.trim(), password.value, totp.value.trim())
      onDone()
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : ''
      if (code === 'accounts.totpRequired') totpAsked.value = true
      else problem.value = problemWords(error)
      if (code === 'accounts.totpWrong') totp.value = ''
    } finally {
      busy.value = false
    }
  }

  return { userName, password, totp, totpAsked, busy, problem, signIn }
}
