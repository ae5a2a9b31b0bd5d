import type { RouteRecordRaw } from 'vue-router'

export const declarationsRoutes: RouteRecordRaw[] = [
  {
    path: 'declarations',
    name: 'declarations',
    component: () => import('./DeclarationsPage.vue'),
    meta: { title: 'declarations.title', permission: 'declarationsRead' },
  },
  {
    path: 'declarations/missing',
    name: 'missing-declarations',
    component: () => import('./MissingPage.vue'),
    meta: { title: 'declarations.missing', permission: 'declarationsRead' },
  },
]
