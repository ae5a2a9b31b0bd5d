import { take } from '@paiyi/api'
import { toast, useProblemText } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { computed, ref, shallowRef, watch } from 'vue'
import { api, type Schemas } from '../../api'

/** The organisations that belong to one, read page by page. */
export function useSubordinates(id: number) {
  const words = useProblemText()
  const further = shallowRef<Schemas['SubordinateRow'][]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)

  const ask = (cursor?: string, signal?: AbortSignal) =>
    take(
      api.GET('/api/command/organisations/{id}/subordinates', {
        params: { path: { id }, query: { cursor, size: 20 } },
        signal,
      }),
    )
  const first = useAnswer({ question: () => id, ask: (_, signal) => ask(undefined, signal) })
  watch(
    () => first.answer,
    (answer) => {
      further.value = []
      next.value = answer?.nextCursor ?? null
    },
  )

  async function more(): Promise<void> {
    if (!next.value || busy.value) return
    busy.value = true
    try {
      const page = await ask(next.value)
      further.value = [...further.value, ...page.items]
      next.value = page.nextCursor
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
    }
  }

  return { first, rows: computed(() => [...(first.answer?.items ?? []), ...further.value]), next, more, busy }
}
