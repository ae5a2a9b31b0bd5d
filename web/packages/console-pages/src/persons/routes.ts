import type { RouteRecordRaw } from 'vue-router'

export const personsRoutes: RouteRecordRaw[] = [
  {
    path: 'persons',
    name: 'persons',
    component: () => import('./PersonsPage.vue'),
    meta: { title: 'persons.title', permission: 'personsRead', first: 'persons?size=20' },
  },
  {
    path: 'persons/:id(\\d+)',
    name: 'person',
    component: () => import('./PersonPage.vue'),
    meta: { title: 'persons.page', permission: 'personsRead', parent: 'persons' },
  },
]
