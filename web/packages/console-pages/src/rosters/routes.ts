import type { RouteRecordRaw } from 'vue-router'

export const rostersRoutes: RouteRecordRaw[] = [
  {
    path: 'rosters',
    name: 'rosters',
    component: () => import('./RostersPage.vue'),
    meta: { title: 'rosters.title', permission: 'rostersImport' },
  },
  {
    path: 'rosters/imports/:id(\\d+)',
    name: 'import',
    component: () => import('./ImportPage.vue'),
    meta: { title: 'rosters.page', permission: 'rostersImport', parent: 'rosters' },
  },
]
