import type { Schemas } from '../api'

export type RequestRow = Schemas['RequestRow']
export type RequestDetail = Schemas['RequestDetail']
export type RequestState = RequestRow['state']

export const requestKinds = ['joinHousehold', 'leaveHousehold', 'correction'] as const
/** States that officers see; a request that waits for its proof concerns nobody yet. */
export const requestStates = ['pending', 'approved', 'refused', 'withdrawn'] as const
