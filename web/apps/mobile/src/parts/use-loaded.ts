import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { isPassing } from '../api'
import { keep, kept } from '../device/kept'
import { useWords } from '../words'

/** What a page shows: loaded when the page opens, and again when the language changes. */
export interface Loaded<T> {
  value: Ref<T | undefined>
  problem: Ref<unknown>
  busy: Ref<boolean>
  /** True while an earlier answer is shown because the server cannot be reached. */
  stale: Ref<boolean>
  reload: () => Promise<void>
}

/** @param copy Under which name the phone keeps the last answer for times without a network. */
export function useLoaded<T>(load: () => Promise<T>, copy?: () => string): Loaded<T> {
  const value = shallowRef<T>()
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const stale = ref(false)
  const { language } = useWords()
  let last = 0

  async function reload(): Promise<void> {
    const turn = ++last
    busy.value = true
    problem.value = undefined
    try {
      const answer = await load()
      if (turn !== last) return
      value.value = answer
      stale.value = false
      if (copy) void keep('copies', copy(), answer)
    } catch (error) {
      const earlier = copy && isPassing(error) ? await kept<T>('copies', copy()) : undefined
      if (turn !== last) return
      if (earlier !== undefined) value.value = earlier
      stale.value = value.value !== undefined && isPassing(error)
      if (!stale.value) problem.value = error
    } finally {
      if (turn === last) busy.value = false
    }
  }

  watch(language, reload)
  onScopeDispose(() => last++)
  void reload()
  return { value, problem, busy, stale, reload }
}
