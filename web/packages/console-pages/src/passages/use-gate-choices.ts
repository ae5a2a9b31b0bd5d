import { take } from '@paiyi/api'
import { shallowRef, type ShallowRef } from 'vue'
import { useConsoleApi } from '../api'

/** The gates of the scope, for a filter. */
export function useGateChoices(): ShallowRef<{ value: string; label: string }[]> {
  const api = useConsoleApi()
  const gates = shallowRef<{ value: string; label: string }[]>([])
  take(api.GET('/checkpoints', { params: { query: { size: 100 } } }))
    .then(({ items }) => {
      gates.value = items.map(({ id, name, organisation }) => ({
        value: String(id),
        label: api.audience === 'command' ? `${organisation} · ${name}` : name,
      }))
    })
    .catch(() => undefined)
  return gates
}
