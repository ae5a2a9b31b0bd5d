import { computed, reactive, ref, watch } from 'vue'

/** Younger figures than these say nothing about the pace. */
const least = 2000

/**
 * How fast something goes on and how long it will still take, from how far it was each time somebody asked.
 * @param at how much is done, of how much, in which step; another step begins anew
 */
export function usePace(at: () => { step: string; done: number; of: number | null } | undefined) {
  const began = ref<{ step: string; done: number; time: number }>()
  const rate = ref<number>()
  watch(
    at,
    (now) => {
      const time = Date.now()
      if (!now || began.value?.step !== now.step) {
        began.value = now && { step: now.step, done: now.done, time }
        rate.value = undefined
      } else if (time - began.value.time >= least && now.done > began.value.done) {
        rate.value = ((now.done - began.value.done) * 1000) / (time - began.value.time)
      }
    },
    { immediate: true },
  )
  return reactive({
    /** For each second. */
    rate,
    /** Seconds. */
    remaining: computed(() => {
      const now = at()
      return rate.value && now?.of ? Math.ceil((now.of - now.done) / rate.value) : undefined
    }),
  })
}
