import type { RouteRecordRaw } from 'vue-router'
import { bulkPermissions } from './deeds'

export const bulkActionsRoutes: RouteRecordRaw[] = [
  {
    path: 'bulk-actions',
    name: 'bulk-actions',
    component: () => import('./BulkActionsPage.vue'),
    meta: { title: 'bulkActions.title', permission: bulkPermissions },
  },
]
