import type { Schemas } from '../api'

export type Household = Schemas['HouseholdRow']

/** What a household's line says of its members today. */
export function todayOf({ members }: Household) {
  const declared = members.filter(({ declaredToday }) => declaredToday).length
  const count = (colour: string) => members.filter((member) => member.colour === colour).length
  return {
    declared,
    missing: members.length - declared,
    red: count('red'),
    yellow: count('yellow'),
    coded: members.some(({ colour }) => colour),
  }
}
