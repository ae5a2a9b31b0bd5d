import type { RouteRecordRaw } from 'vue-router'
import { auditRoutes } from './audit/routes'
import { bulkActionsRoutes } from './bulk-actions/routes'
import { declarationsRoutes } from './declarations/routes'
import { duplicatesRoutes } from './duplicates/routes'
import { exportsRoutes } from './exports/routes'
import { healthCodesRoutes } from './health-codes/routes'
import { householdsRoutes } from './households/routes'
import { listsRoutes } from './lists/routes'
import { marksRoutes } from './marks/routes'
import { noticesRoutes } from './notices/routes'
import { passagesRoutes } from './passages/routes'
import { personsRoutes } from './persons/routes'
import { requestsRoutes } from './requests/routes'
import { returnApplicationsRoutes } from './return-applications/routes'
import { rostersRoutes } from './rosters/routes'
import { staffRoutes } from './staff/routes'
import { testsRoutes } from './tests/routes'

/** Pages of both consoles. */
export const sharedRoutes: RouteRecordRaw[] = [
  ...personsRoutes,
  ...householdsRoutes,
  ...duplicatesRoutes,
  ...requestsRoutes,
  ...returnApplicationsRoutes,
  ...rostersRoutes,
  ...bulkActionsRoutes,
  ...declarationsRoutes,
  ...healthCodesRoutes,
  ...passagesRoutes,
  ...testsRoutes,
  ...noticesRoutes,
  ...staffRoutes,
  ...auditRoutes,
  ...exportsRoutes,
  ...listsRoutes,
]

/** Pages of the command console alone. */
export const commandRoutes: RouteRecordRaw[] = [...marksRoutes]
