import type { RouteRecordRaw } from 'vue-router'

export const listsRoutes: RouteRecordRaw[] = [
  {
    path: 'lists/:kind([a-z-]+)',
    name: 'lists',
    component: () => import('./ListsPage.vue'),
    meta: { title: 'lists.title' },
  },
  {
    path: 'lists/imports/:id(\\d+)',
    name: 'list-import',
    component: () => import('../rosters/ImportPage.vue'),
    props: { base: '/list-imports' },
    meta: { title: 'lists.page' },
  },
]
