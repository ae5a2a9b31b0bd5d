/** The longest name that the register takes, in characters as people count them. */
const longest = 60

export type NameFault = { fault: 'tooLong'; most: number; now: number; over: number } | { fault: 'noName' }

/** What the register would refuse about a name; rare characters outside the basic plane count as one. */
export function faultOfName(name: string): NameFault | undefined {
  const characters = Array.from(name.trim().replace(/\s+/gu, ' '))
  const now = characters.length
  if (now > longest) return { fault: 'tooLong', most: longest, now, over: now - longest }
  // Characters newer than a browser's tables, and private ones of old registers, are names too.
  if (now > 0 && !/[\p{L}\p{Co}\p{Cn}]/u.test(name)) return { fault: 'noName' }
  return undefined
}
