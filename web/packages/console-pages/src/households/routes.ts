import type { RouteRecordRaw } from 'vue-router'

export const householdsRoutes: RouteRecordRaw[] = [
  {
    path: 'households',
    name: 'households',
    component: () => import('./HouseholdsPage.vue'),
    meta: { title: 'households.title', permission: 'personsRead' },
  },
]
