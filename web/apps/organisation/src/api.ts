import { createApi } from '@paiyi/api'
import type { components, paths } from '@paiyi/api/organisation'

export const api = createApi<paths>('', { language: () => document.documentElement.lang })
export type Schemas = components['schemas']
export type { paths }
