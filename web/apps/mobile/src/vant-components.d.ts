import type * as vant from 'vant'

/** Vant's components under the tags that templates use; the build imports the ones that are used. */
type VantComponents = {
  [Name in keyof typeof vant as Name extends Capitalize<Name> ? `Van${Name}` : never]: (typeof vant)[Name]
}

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  export interface GlobalComponents extends VantComponents {}
}
