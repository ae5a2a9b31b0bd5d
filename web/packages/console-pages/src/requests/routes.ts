import type { RouteRecordRaw } from 'vue-router'

export const requestsRoutes: RouteRecordRaw[] = [
  {
    path: 'requests',
    name: 'requests',
    component: () => import('./RequestsPage.vue'),
    // What waits for a decision comes first; whoever takes the filter away sees everything.
    beforeEnter: (to) =>
      Object.keys(to.query).length > 0 || { name: 'requests', query: { state: 'pending' }, replace: true },
    meta: { title: 'requests.title', permission: 'personsRead' },
  },
]
