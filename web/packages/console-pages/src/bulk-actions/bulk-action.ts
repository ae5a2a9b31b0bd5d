import type { Schemas } from '../api'

export type BulkAction = Schemas['BulkActionRow']

export const isUnderWay = ({ status }: BulkAction) => status === 'running' || status === 'undoing'

/** How many persons are dealt with, of all: while undoing, of those that it was done for. */
export function fractionOf(action: BulkAction): number {
  const [part, whole] =
    action.status === 'running'
      ? [action.done + action.skipped, action.total]
      : action.status === 'undoing'
        ? [action.undone + action.kept, action.done]
        : [1, 1]
  return whole ? part / whole : 1
}
