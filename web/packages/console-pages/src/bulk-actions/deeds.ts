import type { TableQuery } from '@paiyi/console-kit/table'
import type { Schemas } from '../api'

export type BulkKind = Schemas['BulkActionKind']
export type BulkSubject = Schemas['BulkSubject']

interface Deed {
  permission: string
  /** What somebody should think about twice. */
  danger?: true
  /** Only the command console does it. */
  command?: true
}

/** What can be done to many rows of a list at once, in the order of its buttons. */
export const deeds: Record<BulkSubject, Partial<Record<BulkKind, Deed>>> = {
  person: {
    moveGroup: { permission: 'personsWrite' },
    setAttribute: { permission: 'personsWrite' },
    leaveRoster: { permission: 'personsWrite' },
    remind: { permission: 'declarationsRemind' },
    archive: { permission: 'personsWrite', danger: true, command: true },
  },
  staff: {
    giveRole: { permission: 'staffWrite' },
    moveStaff: { permission: 'staffWrite', command: true },
    signOutStaff: { permission: 'staffWrite' },
    requireNewPassword: { permission: 'staffWrite' },
    enableStaff: { permission: 'staffWrite' },
    disableStaff: { permission: 'staffWrite', danger: true },
  },
  organisation: {
    setParent: { permission: 'organisationsWrite', command: true },
    setOrganisationKind: { permission: 'organisationsWrite', command: true },
    restoreOrganisations: { permission: 'organisationsWrite', command: true },
    archiveOrganisations: { permission: 'organisationsWrite', danger: true, command: true },
  },
  checkpoint: {
    assignKeeper: { permission: 'checkpointsWrite' },
    withdrawKeeper: { permission: 'checkpointsWrite' },
    openCheckpoints: { permission: 'checkpointsWrite' },
    closeCheckpoints: { permission: 'checkpointsWrite', danger: true },
  },
  returnApplication: {
    approveReturns: { permission: 'returnApplicationsDecide', command: true },
    sendBackReturns: { permission: 'returnApplicationsDecide', command: true },
  },
}

/** The permissions of which one lets somebody do something to many. */
export const bulkPermissions = [
  ...new Set(
    Object.values(deeds).flatMap((kinds) => Object.values(kinds).map(({ permission }) => permission)),
  ),
]

export const isDangerous = (subject: BulkSubject, kind: BulkKind) => deeds[subject][kind]?.danger === true

/** What a member of staff can do to many rows of a list. */
export function kindsOf(
  subject: BulkSubject,
  can: (permission: string) => boolean,
  audience: 'command' | 'organisation',
): BulkKind[] {
  return (Object.entries(deeds[subject]) as [BulkKind, Deed][])
    .filter(([, { permission, command }]) => can(permission) && (!command || audience === 'command'))
    .map(([kind]) => kind)
}

/** Of organisations that are archived one is all that can be done; of the others it is all that cannot. */
export const forArchived = (kinds: BulkKind[], archived: boolean) =>
  kinds.filter((kind) => (kind === 'restoreOrganisations') === archived)

const numbers = new Set(['id', 'organisationId', 'parentId', 'underId'])
const truths = new Set(['archived', 'topmost'])

/** The filters of a list as the request has them: text in the address, numbers and truths here. */
export function filterOf(query: TableQuery): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        numbers.has(key) ? Number(value) : truths.has(key) ? value === 'true' : value,
      ]),
  )
}
