import { computed } from 'vue'
import { api, takeSoon, type Schemas } from '../../../api'
import { dayText } from '../../../device/time'
import { useLoaded } from '../../../parts/use-loaded'
import { answers } from '../declaration/answers'

export type OwnPerson = Schemas['OwnPerson']

/** Everybody that the signed-in phone may act for. */
export function usePeople() {
  const loaded = useLoaded(
    () => takeSoon((signal) => api.GET('/api/mobile/people', { signal })),
    () => 'people',
  )
  return {
    ...loaded,
    people: computed(() => loaded.value.value?.items),
    /** Today's answer of a person that still waits on this phone. */
    waitingFor: (id: number) =>
      answers.items.value.find(
        (item) => item.personId === id && item.request.day === dayText() && !item.refusal,
      ),
  }
}
