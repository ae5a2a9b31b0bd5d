import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { useLive, type LiveTopic } from '../live/use-live'

export interface AnswerOptions<Question, Answer> {
  /** What the answer depends on; asked again whenever it changes. Nothing is asked while it is undefined. */
  question: () => Question | undefined
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>
  /** Asks again so often while somebody looks; what fails then leaves the last answer standing. */
  everySeconds?: number
  /** Asks again, quietly, whenever one of these changed. */
  live?: readonly LiveTopic[]
}

/** One thing that a page asks the server for, such as the figures of a region. */
export function useAnswer<Question, Answer>({
  question,
  ask,
  everySeconds,
  live,
}: AnswerOptions<Question, Answer>) {
  const answer = shallowRef<Answer>()
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const updatedAt = shallowRef<Date>()
  const key = computed(() => JSON.stringify(question()))
  let running: AbortController | undefined

  async function load(quiet: boolean): Promise<void> {
    const wanted = question()
    if (wanted === undefined) return
    running?.abort()
    const own = (running = new AbortController())
    if (!quiet) {
      busy.value = true
      problem.value = undefined
    }
    try {
      const got = await ask(wanted, own.signal)
      if (own !== running) return
      answer.value = got
      updatedAt.value = new Date()
      problem.value = undefined
    } catch (error) {
      if (own === running && !own.signal.aborted && !quiet) problem.value = error
    } finally {
      if (own === running) busy.value = false
    }
  }

  watch(key, () => void load(false), { immediate: true })

  if (everySeconds) {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !busy.value && !problem.value) void load(true)
    }, everySeconds * 1000)
    onScopeDispose(() => clearInterval(timer))
  }
  onScopeDispose(() => running?.abort())

  // The server keeps figures for one to thirty seconds: a later look sees what changed within them.
  const liveState =
    live &&
    useLive({ topics: live, read: () => load(answer.value !== undefined), settle: [4000, 31_000] }).state

  return reactive({
    answer,
    problem,
    busy,
    updatedAt,
    liveState,
    reload: () => load(false),
    refresh: () => load(true),
  })
}
