import { ApiProblem, take } from '@paiyi/api'
import { computed, onScopeDispose, reactive, shallowRef } from 'vue'
import { useConsoleApi } from '../api'
import { isUnderWay, type BulkAction } from './bulk-action'

/** Follows one bulk action until it is over; a network that fails for a while does not end that. */
export function useBulkAction(onOver: () => void, pause = 1000) {
  const api = useConsoleApi()
  const action = shallowRef<BulkAction>()
  let gone = false
  onScopeDispose(() => (gone = true))

  async function follow(id: number): Promise<void> {
    const params = { path: { id } }
    while (!gone) {
      try {
        const now = await take(api.GET('/bulk-actions/{id}', { params }))
        if (gone) return
        action.value = now
        if (!isUnderWay(now)) return onOver()
      } catch (error) {
        if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) return
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  async function undo(): Promise<void> {
    const { id } = action.value!
    action.value = await take(api.POST('/bulk-actions/{id}/undo', { params: { path: { id } } }))
    await follow(id)
  }

  return reactive({
    action,
    underWay: computed(() => action.value !== undefined && isUnderWay(action.value)),
    follow,
    undo,
    dismiss: () => (action.value = undefined),
  })
}
