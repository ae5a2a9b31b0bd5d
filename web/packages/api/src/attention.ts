/*
 * Whether somebody is there. A page that reads again by itself must not keep the session of an unattended desk alive:
 * its requests say that nobody asked for them, and the server does not count them as use.
 */

export const unattendedHeader = 'X-Paiyi-Unattended'

const patience = 120_000
let lastInput = Date.now()

if (typeof window !== 'undefined') {
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(kind, () => (lastInput = Date.now()), { capture: true, passive: true })
  }
}

export function isUnattended(now = Date.now()): boolean {
  return now - lastInput > patience
}
