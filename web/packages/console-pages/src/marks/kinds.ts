export const markKinds = ['confirmedCase', 'closeContact', 'quarantine', 'travelRisk', 'observation'] as const

export type MarkKind = (typeof markKinds)[number]
