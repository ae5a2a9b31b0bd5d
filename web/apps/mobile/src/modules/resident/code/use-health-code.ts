import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, isPassing, takeSoon, type Schemas } from '../../../api'
import { keep, kept } from '../../../device/kept'
import { useNow } from '../../../device/use-now'
import { useWords } from '../../../words'

type HealthCodeView = Schemas['HealthCodeView']

interface Shown {
  code: HealthCodeView
  /** How far the clock of the server is ahead of this phone's, in milliseconds. */
  ahead: number
}

/** How soon to ask again after a question without an answer. */
const retrySeconds = 10

/**
 * The code of a person, renewed in time. Without a network the last one stays until it expires; whether it has
 * expired is judged by the server's clock, because phones are often wrong.
 */
export function useHealthCode(personId: number) {
  const shown = shallowRef<Shown>()
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  /** The last question had no answer. */
  const offline = ref(false)
  const phoneNow = useNow()
  const now = computed(() => phoneNow.value + (shown.value?.ahead ?? 0))
  const expired = computed(() => !!shown.value && now.value >= Date.parse(shown.value.code.expiresAt))
  const { language } = useWords()
  const copy = `code:${personId}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function fetchCode(): Promise<Shown> {
    let ahead = 0
    const code = await takeSoon(async (signal) => {
      const params = { path: { personId } }
      const answer = await api.GET('/api/mobile/people/{personId}/health-code', { params, signal })
      const date = Date.parse(answer.response.headers.get('Date') ?? '')
      ahead = Number.isNaN(date) ? 0 : date - Date.now()
      // Headers tell whole seconds; less than that is no difference.
      if (Math.abs(ahead) < 2000) ahead = 0
      return answer
    }, 10)
    return { code, ahead }
  }

  async function refresh(): Promise<void> {
    if (busy.value || over) return
    clearTimeout(timer)
    busy.value = true
    let wait = retrySeconds
    try {
      shown.value = await fetchCode()
      offline.value = false
      problem.value = undefined
      wait = shown.value.code.refreshAfterSeconds
      void keep('copies', copy, shown.value)
    } catch (error) {
      offline.value = isPassing(error)
      if (!offline.value) shown.value = undefined
      if (!shown.value) problem.value = error
    } finally {
      busy.value = false
      if (!over) timer = setTimeout(() => void refresh(), Math.max(5, wait) * 1000)
    }
  }

  function wake(): void {
    if (document.visibilityState === 'visible') void refresh()
  }

  async function start(): Promise<void> {
    const before = await kept<Shown>('copies', copy)
    if (before && !shown.value && !over) shown.value = before
    await refresh()
  }

  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  watch(language, () => void refresh())
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  })
  void start()

  return { code: computed(() => shown.value?.code), problem, busy, offline, expired, now, refresh }
}
