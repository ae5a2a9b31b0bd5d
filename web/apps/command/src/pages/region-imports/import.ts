import type { Schemas } from '../../api'

export type RegionImport = Schemas['RegionImportSummary']
export type RegionChange = Schemas['RegionChange']

/** In the order in which an officer wants to see them. */
export const changes = ['added', 'renamed', 'moved', 'withdrawn', 'wrong', 'unchanged'] as const

/** How many divisions the import would change, or has changed. */
export const changing = (one: RegionImport) => one.added + one.renamed + one.moved + one.withdrawn

/** Why it cannot be applied, as a word of the page; nothing when it can. */
export function hindrance(one: RegionImport): 'nothing' | 'wrongRows' | undefined {
  if (!changing(one)) return 'nothing'
  return one.withdrawn && one.wrong ? 'wrongRows' : undefined
}
