import type { RouteRecordRaw } from 'vue-router'

export const marksRoutes: RouteRecordRaw[] = [
  {
    path: 'marks',
    name: 'marks',
    component: () => import('./MarksPage.vue'),
    meta: { title: 'marks.title', permission: 'healthCodesRead' },
  },
]
