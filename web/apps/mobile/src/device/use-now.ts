import { onScopeDispose, ref } from 'vue'

/** The time in milliseconds, ticking at every full second while it is in use. */
export function useNow() {
  const now = ref(Date.now())
  let timer: ReturnType<typeof setTimeout>
  const tick = () => {
    now.value = Date.now()
    timer = setTimeout(tick, 1000 - (now.value % 1000))
  }
  tick()
  onScopeDispose(() => clearTimeout(timer))
  return now
}

/** Seconds that are left of a wait; `start` begins one. */
export function useCountdown() {
  const left = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  onScopeDispose(stop)
  return {
    left,
    start(seconds: number) {
      stop()
      const end = Date.now() + seconds * 1000
      left.value = Math.ceil(seconds)
      timer = setInterval(() => {
        left.value = Math.max(0, Math.ceil((end - Date.now()) / 1000))
        if (left.value === 0) stop()
      }, 500)
    },
  }
}
