import type { RouteRecordRaw } from 'vue-router'

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: 'audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { title: 'audit.title', permission: 'auditRead' },
  },
  {
    path: 'exports',
    name: 'exports',
    component: () => import('./ExportsPage.vue'),
    meta: { title: 'exports.title', permission: 'personsExport' },
  },
]
