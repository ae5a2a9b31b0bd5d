/** A field that two people changed, or that only the other one did. */
export interface ConflictField {
  name: string
  mine: unknown
  theirs: unknown
  choice: 'mine' | 'theirs'
}

/** Every value by its field; values inside an object by `field.key`, as the messages of the server name them. */
export function flattened(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]: [string, unknown]) =>
      isPlain(value)
        ? Object.entries(value).map(([key, inner]): [string, unknown] => [`${field}.${key}`, inner])
        : [[field, value] as [string, unknown]],
    ),
  )
}

/**
 * What differs between my values and theirs. What I have changed since `base` is mine at first, what only they have
 * changed is theirs.
 */
export function conflictOf(base: object, mine: object, theirs: object): ConflictField[] {
  const [was, own, other] = [flattened(base), flattened(mine), flattened(theirs)]
  return [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((name) => !same(own[name], other[name]))
    .map((name) => ({
      name,
      mine: own[name],
      theirs: other[name],
      choice: same(own[name], was[name]) ? 'theirs' : 'mine',
    }))
}

/** My values with theirs where they were chosen. */
export function merged<Values extends object>(mine: Values, fields: ConflictField[]): Values {
  const result = structuredClone(mine) as Record<string, unknown>
  for (const { name, theirs, choice } of fields) {
    if (choice === 'mine') continue
    const [field, key] = name.split('.') as [string, string?]
    if (key === undefined) result[field] = theirs
    else (result[field] as Record<string, unknown>)[key] = theirs
  }
  return result as Values
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
