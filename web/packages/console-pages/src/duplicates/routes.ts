import type { RouteRecordRaw } from 'vue-router'

export const duplicatesRoutes: RouteRecordRaw[] = [
  {
    path: 'duplicates',
    name: 'duplicates',
    component: () => import('./DuplicatesPage.vue'),
    // What waits for a decision comes first; whoever takes the filter away sees everything.
    beforeEnter: (to) =>
      Object.keys(to.query).length > 0 || { name: 'duplicates', query: { state: 'open' }, replace: true },
    meta: { title: 'duplicates.title', permission: 'duplicatesRead' },
  },
  {
    path: 'duplicates/:id(\\d+)',
    name: 'duplicate',
    component: () => import('./DuplicatePage.vue'),
    meta: { title: 'duplicates.one', permission: 'duplicatesRead', parent: 'duplicates' },
  },
]
