import type { Schemas } from '../api'

/** A version of a rule set, and whether it decides now. */
export type RuleSetVersion = Schemas['RuleSetRow'] & {
  state: 'coming' | 'current' | 'former'
}

/** Of each rule set the latest version that has begun, and has not ended, decides. */
export function withStates(rows: Schemas['RuleSetRow'][], now: Date): RuleSetVersion[] {
  const decided = new Set<string>()
  return rows
    .slice()
    .sort((a, b) => Date.parse(b.validFrom) - Date.parse(a.validFrom) || b.id - a.id)
    .map((row) => {
      if (new Date(row.validFrom) > now) return { ...row, state: 'coming' as const }
      const over = row.validTo !== null && new Date(row.validTo) <= now
      if (over || decided.has(row.ruleSetId)) return { ...row, state: 'former' as const }
      decided.add(row.ruleSetId)
      return { ...row, state: 'current' as const }
    })
}
