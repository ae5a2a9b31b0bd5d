import type { RouteRecordRaw } from 'vue-router'

export const returnApplicationsRoutes: RouteRecordRaw[] = [
  {
    path: 'return-applications',
    name: 'return-applications',
    component: () => import('./ReturnApplicationsPage.vue'),
    meta: { title: 'returnApplications.title', permission: 'returnApplicationsRead' },
  },
]
