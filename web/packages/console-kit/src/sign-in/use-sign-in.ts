import { ApiProblem } from '@paiyi/api'
import { computed, onScopeDispose, reactive, ref } from 'vue'
import { useProblemText } from '../problem-texts'
import { useSession } from '../session'

/** The steps of signing in: name and password, then the authenticator's code when the server asks for it. */
export function useSignIn(userName = '') {
  const session = useSession()
  const words = useProblemText()
  const values = reactive({ userName, password: '', totp: '' })
  const step = ref<'password' | 'totp'>('password')
  const busy = ref(false)
  const failure = ref<unknown>()
  const wait = ref(0)
  let clock: ReturnType<typeof setInterval> | undefined

  function lockOut(seconds: number): void {
    wait.value = seconds
    clearInterval(clock)
    clock = setInterval(() => {
      wait.value -= 1
      if (wait.value > 0) return
      clearInterval(clock)
      failure.value = undefined
    }, 1000)
  }
  onScopeDispose(() => clearInterval(clock))

  /** Answers whether the person is now signed in. */
  async function submit(): Promise<boolean> {
    busy.value = true
    failure.value = undefined
    try {
      const { totp, ...credentials } = values
      await session.signIn(step.value === 'totp' ? { ...credentials, totp } : credentials)
      return true
    } catch (problem) {
      if (
        problem instanceof ApiProblem &&
        problem.code === 'accounts.totpRequired' &&
        step.value === 'password'
      ) {
        step.value = 'totp'
      } else {
        failure.value = problem
        if (problem instanceof ApiProblem && problem.retryAfterSeconds) lockOut(problem.retryAfterSeconds)
      }
      return false
    } finally {
      busy.value = false
    }
  }

  function restart(): void {
    step.value = 'password'
    values.totp = ''
    failure.value = undefined
  }

  return {
    values,
    step,
    busy,
    locked: computed(() => wait.value > 0),
    /** Why it failed, counting the remaining wait down. */
    message: computed(() => {
      const problem = failure.value
      if (!problem) return ''
      if (problem instanceof ApiProblem && wait.value > 0) {
        return words(
          new ApiProblem(
            problem.code,
            problem.status,
            problem.title,
            problem.detail,
            {},
            undefined,
            wait.value,
          ),
        )
      }
      return words(problem)
    }),
    submit,
    restart,
  }
}
