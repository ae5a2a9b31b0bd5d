import type { RouteRecordRaw } from 'vue-router'

export const bulkActionsRoutes: RouteRecordRaw[] = [
  {
    path: 'bulk-actions',
    name: 'bulk-actions',
    component: () => import('./BulkActionsPage.vue'),
    meta: { title: 'bulkActions.title', permission: 'personsWrite' },
  },
]
