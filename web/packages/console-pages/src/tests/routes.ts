import type { RouteRecordRaw } from 'vue-router'

export const testsRoutes: RouteRecordRaw[] = [
  {
    path: 'tests',
    name: 'tests',
    component: () => import('./TestsPage.vue'),
    meta: { title: 'tests.title', permission: 'testsRead' },
  },
]
