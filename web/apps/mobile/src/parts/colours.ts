import type { Schemas } from '../api'

/** The document allows null wherever an enumeration is optional somewhere. */
export type Colour = NonNullable<Schemas['Colour']>
