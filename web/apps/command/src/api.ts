import { createApi } from '@paiyi/api'
import type { components, paths } from '@paiyi/api/command'

export const api = createApi<paths>('', { language: () => document.documentElement.lang })
export type Schemas = components['schemas']
export type { paths }
