import { take } from '@paiyi/api'
import { shallowRef } from 'vue'
import { useConsoleApi, type Schemas } from '../api'

/** The attributes of persons that are in use, in their order. */
export function useAttributes() {
  const api = useConsoleApi()
  const attributes = shallowRef<Schemas['AttributeRow'][]>([])

  async function load(): Promise<void> {
    attributes.value = (await take(api.GET('/attributes'))).items.filter(({ retired }) => !retired)
  }
  load().catch(() => (attributes.value = []))

  return attributes
}
