import type { RouteRecordRaw } from 'vue-router'

export const residentRoutes: RouteRecordRaw[] = [
  {
    path: '/resident',
    name: 'resident',
    component: () => import('./ResidentHome.vue'),
    meta: { title: 'resident.title' },
  },
]
