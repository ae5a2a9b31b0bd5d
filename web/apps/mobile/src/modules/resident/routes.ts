import type { NavigationGuardReturn, RouteLocationNormalized, RouteRecordRaw } from 'vue-router'
import { loadWords } from '../../words'
import { citizen, readCitizen } from './citizen'

async function beforeEnter(to: RouteLocationNormalized): Promise<NavigationGuardReturn> {
  const words = to.name === 'sign-in' ? loadWords('resident') : loadWords('resident', 'pages')
  const [, read] = await Promise.allSettled([words, readCitizen()])
  if (to.name === 'sign-in' || citizen.signedIn.value) return true
  if (read.status === 'rejected') throw read.reason
  return { name: 'sign-in', query: { next: to.fullPath }, replace: true }
}

/** Pages of the household and of own data bring words that the first page need not wait for. */
async function beforeRegister(to: RouteLocationNormalized): Promise<NavigationGuardReturn> {
  const [allowed] = await Promise.all([beforeEnter(to), loadWords('register')])
  return allowed
}

const pages: RouteRecordRaw[] = [
  {
    path: '',
    name: 'resident',
    component: () => import('./home/HomePage.vue'),
    meta: { title: 'resident.title', tab: true, up: '/' },
  },
  {
    path: 'sign-in',
    name: 'sign-in',
    component: () => import('./sign-in/SignInPage.vue'),
    meta: { title: 'resident.signIn.title', up: '/' },
  },
  {
    path: 'notices',
    name: 'notices',
    component: () => import('./notices/NoticesPage.vue'),
    meta: { title: 'resident.notices.title', tab: true, up: '/resident' },
  },
  {
    path: 'account',
    name: 'account',
    component: () => import('./account/AccountPage.vue'),
    meta: { title: 'resident.account.title', tab: true, up: '/resident' },
  },
  {
    path: 'people/:person(\\d+)/declaration',
    name: 'declaration',
    component: () => import('./declaration/DeclarationPage.vue'),
    meta: { title: 'resident.declaration.title', up: '/resident' },
  },
  {
    path: 'people/:person(\\d+)/declared',
    name: 'declared',
    component: () => import('./declaration/DeclaredPage.vue'),
    meta: { title: 'resident.declared.title', up: '/resident' },
  },
  {
    path: 'people/:person(\\d+)/code',
    name: 'code',
    component: () => import('./code/HealthCodePage.vue'),
    meta: { title: 'resident.code.title', up: '/resident' },
  },
  {
    path: 'people/:person(\\d+)/history',
    name: 'history',
    component: () => import('./history/HistoryPage.vue'),
    meta: { title: 'resident.history.title', up: '/resident' },
  },
]

const registerPages: RouteRecordRaw[] = [
  {
    path: 'household',
    name: 'household',
    component: () => import('./register/HouseholdPage.vue'),
    meta: { title: 'register.household.title', up: '/resident/account' },
  },
  {
    path: 'household/add',
    name: 'add-member',
    component: () => import('./register/AddMemberPage.vue'),
    meta: { title: 'register.member.title', up: '/resident/household' },
  },
  {
    path: 'requests',
    name: 'requests',
    component: () => import('./register/RequestsPage.vue'),
    meta: { title: 'register.requests.title', up: '/resident/account' },
  },
  {
    path: 'people/:person(\\d+)/data',
    name: 'own-data',
    component: () => import('./register/OwnDataPage.vue'),
    meta: { title: 'register.data.title', up: '/resident/account' },
  },
  {
    path: 'people/:person(\\d+)/correction',
    name: 'correction',
    component: () => import('./register/CorrectionPage.vue'),
    meta: { title: 'register.correction.title', up: '/resident/account' },
  },
]

export const residentRoutes: RouteRecordRaw = {
  path: '/resident',
  component: () => import('./ResidentLayout.vue'),
  children: [
    ...pages.map((page) => ({ ...page, beforeEnter }) as RouteRecordRaw),
    ...registerPages.map((page) => ({ ...page, beforeEnter: beforeRegister }) as RouteRecordRaw),
  ],
}
