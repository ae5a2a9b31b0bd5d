import type { Schemas } from '../../api'

/** A field of persons as administrators see it. */
export type Attribute = Schemas['AttributeRow']

export const types = ['text', 'number', 'boolean', 'date', 'choice'] as const satisfies Attribute['type'][]
