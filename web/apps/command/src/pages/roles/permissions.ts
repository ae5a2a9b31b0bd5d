import type { Schemas } from '../../api'

export type Permission = Schemas['Permission']

/** How much a permission lets happen: seeing, doing the daily work, or what deserves a second thought. */
export const levels = ['read', 'work', 'sensitive'] as const

export interface PermissionModule {
  key: string
  read: Permission[]
  work: Permission[]
  sensitive: Permission[]
}

/** Every permission, by the module it belongs to; a test holds that none is missing. */
export const modules: PermissionModule[] = [
  { key: 'overview', read: ['dashboardsRead', 'auditRead'], work: [], sensitive: [] },
  {
    key: 'persons',
    read: ['personsRead', 'duplicatesRead'],
    work: ['personsWrite', 'rostersImport'],
    sensitive: ['personsReveal', 'personsExport', 'duplicatesMerge', 'attributesWrite'],
  },
  { key: 'declarations', read: ['declarationsRead'], work: ['declarationsRemind'], sensitive: [] },
  {
    key: 'healthCodes',
    read: ['healthCodesRead', 'policiesRead'],
    work: ['marksPropose'],
    sensitive: ['marksConfirm'],
  },
  {
    key: 'passages',
    read: ['passagesRead'],
    work: ['passagesRecord', 'passagesImport', 'checkpointsWrite'],
    sensitive: [],
  },
  { key: 'tests', read: ['testsRead'], work: [], sensitive: ['testsImport'] },
  {
    key: 'returns',
    read: ['returnApplicationsRead'],
    work: ['returnApplicationsSubmit'],
    sensitive: ['returnApplicationsDecide'],
  },
  { key: 'notices', read: ['noticesRead'], work: ['noticesSend'], sensitive: ['noticesUrgent'] },
  {
    key: 'places',
    read: ['regionsRead', 'organisationsRead'],
    work: ['organisationsWrite'],
    sensitive: ['regionsWrite'],
  },
  { key: 'accounts', read: ['staffRead'], work: ['staffWrite'], sensitive: ['rolesWrite'] },
  { key: 'system', read: ['jobsRead'], work: [], sensitive: ['jobsWrite'] },
]

export const everyPermission = modules.flatMap((module) => levels.flatMap((level) => module[level]))

/** What one set has and another has not, in the order of the matrix. */
export function without(set: readonly Permission[], other: readonly Permission[]): Permission[] {
  return everyPermission.filter((one) => set.includes(one) && !other.includes(one))
}
