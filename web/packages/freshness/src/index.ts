import type { Router } from 'vue-router'

/*
 * A page that stays open over a release asks for script files of the old release. While the server still keeps
 * them nothing happens; once they are gone, loading the next page fails. Then the person's tap is repeated in a
 * freshly loaded page: once, because a second failure means that the network and not the release is at fault.
 */

const lastRecoveryKey = 'paiyi.recoveredAt'
const pause = 30_000
const loadFailure = /dynamically imported module|Importing a module script failed|Unable to preload/i

export interface FreshnessOptions {
  /** The application's address, such as `/command/`. */
  base: string
  /** Whether routes live behind `#`. */
  hash?: boolean
  /** True while a reload would lose what a person typed. */
  dirty?: () => boolean
  /** Called when loading a page failed without a network, or again after a recovery. */
  lost?: () => void
}

/** Loads the page anew when a route's script is gone, and when a newer release is found on coming back to the page. */
export function keepFresh(
  router: Router,
  { base, hash = false, dirty = () => false, lost }: FreshnessOptions,
): void {
  let leaving = false
  addEventListener('pagehide', () => (leaving = true))
  addEventListener('pageshow', () => (leaving = false))

  router.onError((error, to) => {
    if (leaving || !isLoadFailure(error)) return
    // Without a network a reload would lose the page that is there.
    if (!navigator.onLine || recoveredRecently()) return lost?.()
    sessionStorage.setItem(lastRecoveryKey, String(Date.now()))
    location.replace(freshAddress(base, to.fullPath, hash))
  })

  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible' || dirty() || recoveredRecently()) return
    const newer = await isOutdated(base)
    if (!newer || dirty()) return
    sessionStorage.setItem(lastRecoveryKey, String(Date.now()))
    location.replace(freshAddress(base, router.currentRoute.value.fullPath, hash))
  })
}

export function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && loadFailure.test(error.message)
}

/** The same page under an address that no cache has seen. */
export function freshAddress(base: string, fullPath: string, hash: boolean, now = Date.now()): string {
  if (hash) return `${base}?r=${now}#${fullPath}`
  const [path, query] = fullPath.split('#')[0]!.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('r', String(now))
  return `${base.replace(/\/$/, '')}${path}?${parameters}`
}

function recoveredRecently(): boolean {
  return Date.now() - Number(sessionStorage.getItem(lastRecoveryKey) ?? 0) < pause
}

/** Compares the build written into this page with the one that the server now serves. */
async function isOutdated(base: string): Promise<boolean> {
  const own = document.querySelector<HTMLMetaElement>('meta[name="paiyi-build"]')?.content
  if (!own) return false
  try {
    const response = await fetch(`${base}version.json`, { cache: 'no-store' })
    const served = (await response.json()) as { build?: string }
    return served.build !== undefined && served.build !== own
  } catch {
    return false
  }
}
