import type { RouteRecordRaw } from 'vue-router'

export const careRoutes: RouteRecordRaw[] = [
  { path: '/care', name: 'care', component: () => import('./CareHome.vue'), meta: { title: 'care.title' } },
]
