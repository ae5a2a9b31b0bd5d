import type { RouteRecordRaw } from 'vue-router'

export const requestsRoutes: RouteRecordRaw[] = [
  {
    path: 'requests',
    name: 'requests',
    component: () => import('./RequestsPage.vue'),
    meta: { title: 'requests.title', permission: 'personsRead' },
  },
]
