import { sharedRoutes } from '@paiyi/console-pages/routes'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '',
    name: 'home',
    component: () => import('./pages/home/HomePage.vue'),
    meta: { title: 'home.title' },
  },
  {
    path: 'completion',
    name: 'completion',
    component: () => import('./pages/completion/CompletionPage.vue'),
    meta: { title: 'completion.title', permission: 'declarationsRead' },
  },
  {
    path: 'declarations/missing',
    name: 'missing-declarations',
    redirect: ({ query }) => ({ name: 'completion', query }),
    meta: { permission: 'declarationsRead' },
  },
  {
    path: 'profile',
    name: 'profile',
    component: () => import('./pages/profile/ProfilePage.vue'),
    meta: { title: 'profile.title', permission: 'organisationsRead' },
  },
  ...sharedRoutes.filter(({ name }) => name !== 'missing-declarations'),
]
