import type { RouteRecordRaw } from 'vue-router'

export const passagesRoutes: RouteRecordRaw[] = [
  {
    path: 'checkpoints',
    name: 'checkpoints',
    component: () => import('./CheckpointsPage.vue'),
    meta: { title: 'checkpoints.title', permission: 'passagesRead' },
  },
  {
    path: 'hand-overs',
    name: 'hand-overs',
    component: () => import('./HandOversPage.vue'),
    meta: { title: 'handOvers.title', permission: 'passagesRead' },
  },
  {
    path: 'passages',
    name: 'passages',
    component: () => import('./PassagesPage.vue'),
    meta: { title: 'passages.title', permission: 'passagesRead' },
  },
]
