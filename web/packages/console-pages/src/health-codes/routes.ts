import type { RouteRecordRaw } from 'vue-router'

export const healthCodesRoutes: RouteRecordRaw[] = [
  {
    path: 'health-codes',
    name: 'health-codes',
    component: () => import('./HealthCodesPage.vue'),
    meta: { title: 'healthCodes.title', permission: 'healthCodesRead' },
  },
  {
    path: 'health-codes/changes',
    name: 'colour-changes',
    component: () => import('./ColourChangesPage.vue'),
    meta: { title: 'healthCodes.changes', permission: 'healthCodesRead' },
  },
  {
    path: 'rule-sets',
    name: 'rule-sets',
    component: () => import('./RuleSetsPage.vue'),
    meta: { title: 'healthCodes.rules', permission: 'policiesRead' },
  },
]
