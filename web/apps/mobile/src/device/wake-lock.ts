import { onScopeDispose, ref } from 'vue'

interface Lock {
  released?: boolean
  release: () => Promise<void>
}
type WakingNavigator = Navigator & { wakeLock?: { request: (type: 'screen') => Promise<Lock> } }

/** Keeps the screen on while the page is open, where the browser can; elsewhere the phone darkens as it always does. */
export function useWakeLock() {
  const awake = ref(false)
  let lock: Lock | undefined
  let over = false

  async function hold(): Promise<void> {
    const { wakeLock } = navigator as WakingNavigator
    if (!wakeLock || over || document.visibilityState !== 'visible') return
    try {
      const got = await wakeLock.request('screen')
      if (over) return void got.release()
      lock = got
      awake.value = true
    } catch {
      // A phone that saves its battery refuses.
      awake.value = false
    }
  }

  // Browsers take the lock away from a page that is not seen.
  document.addEventListener('visibilitychange', hold)
  onScopeDispose(() => {
    over = true
    document.removeEventListener('visibilitychange', hold)
    void lock?.release().catch(() => undefined)
  })
  void hold()
  return awake
}
