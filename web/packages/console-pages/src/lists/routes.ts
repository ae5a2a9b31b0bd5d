import type { RouteRecordRaw } from 'vue-router'

export const listsRoutes: RouteRecordRaw[] = [
  {
    path: 'lists',
    name: 'list-kinds',
    component: () => import('./ListKindsPage.vue'),
    meta: { title: 'lists.title' },
  },
  {
    path: 'lists/:kind([a-z-]+)',
    name: 'lists',
    component: () => import('./ListsPage.vue'),
    meta: { title: 'lists.title', parent: 'list-kinds' },
  },
  {
    path: 'lists/imports/:id(\\d+)',
    name: 'list-import',
    component: () => import('../rosters/ImportPage.vue'),
    props: { base: '/list-imports' },
    meta: { title: 'lists.page', parent: 'list-kinds' },
  },
]
