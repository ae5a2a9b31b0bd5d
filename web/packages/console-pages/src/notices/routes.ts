import type { RouteRecordRaw } from 'vue-router'

export const noticesRoutes: RouteRecordRaw[] = [
  {
    path: 'notices',
    name: 'notices',
    component: () => import('./NoticesPage.vue'),
    meta: { title: 'notices.title', permission: 'noticesRead' },
  },
  {
    path: 'notices/:id(\\d+)',
    name: 'notice',
    component: () => import('./NoticePage.vue'),
    meta: { title: 'notices.one', permission: 'noticesRead', parent: 'notices' },
  },
]
