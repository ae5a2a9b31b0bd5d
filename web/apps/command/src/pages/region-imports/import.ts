import type { Schemas } from '../../api'

export type RegionImport = Schemas['RegionImportSummary']
export type RegionChange = Schemas['RegionChange']

/** In the order in which an officer wants to see them. */
export const changes = ['added', 'renamed', 'moved', 'withdrawn', 'wrong', 'unchanged'] as const

/** What changes the register. */
export const changingOnes = ['added', 'renamed', 'moved', 'withdrawn'] as const

/** How many divisions the import would change, or has changed. */
export const changing = (one: RegionImport) => changingOnes.reduce((sum, change) => sum + one[change], 0)

/** Why it cannot be applied, as a word of the page; nothing when it can. */
export function hindrance(one: RegionImport): 'nothing' | 'wrongRows' | undefined {
  if (!changing(one)) return 'nothing'
  return one.withdrawn && one.wrong ? 'wrongRows' : undefined
}
