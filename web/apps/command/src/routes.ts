import { commandRoutes, sharedRoutes } from '@paiyi/console-pages/routes'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '',
    name: 'home',
    component: () => import('./pages/home/HomePage.vue'),
    meta: { title: 'home.title' },
  },
  {
    path: 'completion',
    name: 'completion',
    component: () => import('./pages/completion/CompletionPage.vue'),
    meta: { title: 'completion.title', permission: 'declarationsRead' },
  },
  {
    path: 'regions',
    name: 'regions',
    component: () => import('./pages/regions/RegionsPage.vue'),
    meta: { title: 'regions.title', permission: 'regionsRead' },
  },
  {
    path: 'region-imports',
    name: 'region-imports',
    component: () => import('./pages/region-imports/RegionImportsPage.vue'),
    meta: { title: 'regionImports.title', permission: 'regionsWrite', parent: 'regions' },
  },
  {
    path: 'region-imports/:id(\\d+)',
    name: 'region-import',
    component: () => import('./pages/region-imports/RegionImportPage.vue'),
    meta: { title: 'regionImports.one', permission: 'regionsWrite', parent: 'region-imports' },
  },
  {
    path: 'organisations',
    name: 'organisations',
    component: () => import('./pages/organisations/OrganisationsPage.vue'),
    meta: { title: 'organisations.title', permission: 'organisationsRead' },
  },
  {
    path: 'organisations/:id(\\d+)',
    name: 'organisation',
    component: () => import('./pages/organisations/OrganisationPage.vue'),
    meta: { title: 'organisations.title', permission: 'organisationsRead', parent: 'organisations' },
  },
  {
    path: 'attributes',
    name: 'attributes',
    component: () => import('./pages/attributes/AttributesPage.vue'),
    meta: { title: 'attributes.title', permission: 'policiesRead' },
  },
  {
    path: 'roles',
    name: 'roles',
    component: () => import('./pages/roles/RolesPage.vue'),
    meta: { title: 'roles.title', permission: 'staffRead' },
  },
  {
    path: 'jobs',
    name: 'jobs',
    component: () => import('./pages/jobs/JobsPage.vue'),
    meta: { title: 'jobs.title', permission: 'jobsRead' },
  },
  ...sharedRoutes,
  ...commandRoutes,
]
