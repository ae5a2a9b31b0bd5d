import type { NavigationGuardWithThis, RouteRecordRaw } from 'vue-router'
import { loadWords } from '../../words'
import { citizen, readCitizen } from './citizen'

const beforeEnter: NavigationGuardWithThis<undefined> = async (to) => {
  const [, read] = await Promise.allSettled([loadWords('resident'), readCitizen()])
  if (to.name === 'sign-in' || citizen.signedIn.value) return true
  if (read.status === 'rejected') throw read.reason
  return { name: 'sign-in', query: { next: to.fullPath }, replace: true }
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

export const residentRoutes: RouteRecordRaw = {
  path: '/resident',
  component: () => import('./ResidentLayout.vue'),
  children: pages.map((page) => ({ ...page, beforeEnter }) as RouteRecordRaw),
}
