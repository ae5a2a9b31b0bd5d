import type { TableQuery } from '@paiyi/console-kit/table'
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

/** The filters of a list of persons as the request has them: text in the address, numbers and truths here. */
export function personFilterOf(query: TableQuery): Schemas['PersonFilter'] {
  const { name, region, organisationId, withSubordinates, group, colour, declaredToday } = query
  return {
    name: (name as string) ?? null,
    region: (region as string) ?? null,
    organisationId: organisationId ? Number(organisationId) : null,
    withSubordinates: withSubordinates === undefined ? null : withSubordinates === 'true',
    group: (group as string) ?? null,
    colour: (colour as Schemas['Colour']) ?? null,
    declaredToday: declaredToday === undefined ? null : declaredToday === 'true',
  }
}

/** Those whom the list of who has not declared today shows, as a filter of the list of persons. */
export function missingToday(filters: TableQuery): TableQuery {
  const others = Object.entries(filters).filter(([key]) => key !== 'day')
  return { ...Object.fromEntries(others), declaredToday: 'false' }
}
