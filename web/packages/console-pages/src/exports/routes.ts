import type { RouteRecordRaw } from 'vue-router'

export const exportsRoutes: RouteRecordRaw[] = [
  {
    path: 'my-exports',
    name: 'own-exports',
    component: () => import('./OwnExportsPage.vue'),
    meta: { title: 'exports.own' },
  },
  {
    path: 'exports',
    name: 'exports',
    component: () => import('./ExportsPage.vue'),
    meta: { title: 'exports.title', permission: 'auditRead' },
  },
]
