export const rulesFile: URL
export function rulesOf(): string
