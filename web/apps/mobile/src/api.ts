import { createApi } from '@paiyi/api'
import type { components, paths } from '@paiyi/api/mobile'

export const api = createApi<paths>()
export type Schemas = components['schemas']
