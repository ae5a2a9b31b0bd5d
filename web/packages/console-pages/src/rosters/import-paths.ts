/** Where imports of rosters and those of other lists are served: below each address the same operations. */
export type ImportBase = '/imports' | '/list-imports'

const ofRosters = {
  one: '/imports/{id}',
  mapping: '/imports/{id}/mapping',
  commit: '/imports/{id}/commit',
  pause: '/imports/{id}/pause',
  resume: '/imports/{id}/resume',
  cancel: '/imports/{id}/cancel',
  undo: '/imports/{id}/undo',
  undoLines: '/imports/{id}/undo-lines',
  reasons: '/imports/{id}/reasons',
  lines: '/imports/{id}/lines',
  all: '/imports',
} as const

/** The paths of an import's operations. Their answers have the same shape but for what only one kind has. */
export const importPaths = (base: ImportBase): typeof ofRosters =>
  base === '/imports'
    ? ofRosters
    : (Object.fromEntries(
        Object.entries(ofRosters).map(([deed, path]) => [deed, path.replace('/imports', base)]),
      ) as unknown as typeof ofRosters)
