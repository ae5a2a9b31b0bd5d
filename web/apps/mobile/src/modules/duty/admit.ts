import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { gate } from './gate/gate'
import { keeper, readKeeper } from './keeper'

const needNoGate = new Set(['duty-gates', 'duty-account', 'duty-password', 'duty-totp'])

/** Leads whoever comes to duty to what has to be done first: sign in, a password of one's own, choosing a gate. */
export async function admit(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  await readKeeper()
  if (to.name === 'duty-sign-in') return true
  if (!keeper.staff.value) return { name: 'duty-sign-in', query: { next: to.fullPath }, replace: true }
  if (keeper.mustChangePassword.value && to.name !== 'duty-account')
    return to.name === 'duty-password' ? true : { name: 'duty-password', replace: true }
  if (!gate.value && !needNoGate.has(String(to.name))) return { name: 'duty-gates', replace: true }
  return true
}
