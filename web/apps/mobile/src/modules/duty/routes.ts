import type { NavigationGuardWithThis, RouteRecordRaw } from 'vue-router'
import { loadWords } from '../../words'

const beforeEnter: NavigationGuardWithThis<undefined> = async (to) => {
  const [{ admit }] = await Promise.all([import('./admit'), loadWords('duty')])
  return admit(to)
}

const pages: RouteRecordRaw[] = [
  {
    path: '',
    name: 'duty',
    component: () => import('./scan/ScanPage.vue'),
    meta: { title: 'duty.title', up: '/' },
  },
  {
    path: 'sign-in',
    name: 'duty-sign-in',
    component: () => import('./sign-in/StaffSignInPage.vue'),
    meta: { title: 'duty.signIn.title', up: '/' },
  },
  {
    path: 'password',
    name: 'duty-password',
    component: () => import('./sign-in/PasswordPage.vue'),
    meta: { title: 'duty.password.title', up: '/duty/account' },
  },
  {
    path: 'gates',
    name: 'duty-gates',
    component: () => import('./gate/GatesPage.vue'),
    meta: { title: 'duty.gates.title', up: '/duty' },
  },
  {
    path: 'passages',
    name: 'duty-passages',
    component: () => import('./list/PassagesPage.vue'),
    meta: { title: 'duty.passages.title', up: '/duty' },
  },
  {
    path: 'hand-over',
    name: 'duty-hand-over',
    component: () => import('./hand-over/HandOverPage.vue'),
    meta: { title: 'duty.handOver.title', up: '/duty' },
  },
  {
    path: 'account',
    name: 'duty-account',
    component: () => import('./account/DutyAccountPage.vue'),
    meta: { title: 'duty.account.title', up: '/duty' },
  },
  {
    path: 'totp',
    name: 'duty-totp',
    component: () => import('./account/TotpPage.vue'),
    meta: { title: 'duty.totp.title', up: '/duty/account' },
  },
]

export const dutyRoutes: RouteRecordRaw = {
  path: '/duty',
  component: () => import('./DutyLayout.vue'),
  children: pages.map((page) => ({ ...page, beforeEnter }) as RouteRecordRaw),
}
