import { computed, watch } from 'vue'
import { api, takeSoon } from '../../../api'
import { useLoaded } from '../../../parts/use-loaded'
import { keeper } from '../keeper'
import { gate, rememberFever } from './gate'

/** The gates that the signed-in keeper keeps, with today's counts. */
export function useGates() {
  const loaded = useLoaded(
    () => takeSoon((signal) => api.GET('/api/mobile/duty/checkpoints', { signal })),
    () => `gates:${keeper.staff.value?.id}`,
  )
  watch(
    () => loaded.value.value?.feverTenths,
    (tenths) => tenths && rememberFever(tenths),
    { immediate: true },
  )
  const gates = computed(() => loaded.value.value?.items)
  const today = computed(() => gates.value?.find((one) => one.id === gate.value?.id)?.today)
  return { ...loaded, gates, today }
}
