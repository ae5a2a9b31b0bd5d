import { take } from '@paiyi/api'
import { shallowRef } from 'vue'
import { useConsoleApi, type Schemas } from '../api'

/** The kinds of lists that the member of staff may import. */
export function useListKinds() {
  const api = useConsoleApi()
  const kinds = shallowRef<Schemas['ListKindRow'][]>()
  const problem = shallowRef<unknown>()

  async function load(): Promise<void> {
    problem.value = undefined
    try {
      kinds.value = await take(api.GET('/lists'))
    } catch (failure) {
      problem.value = failure
    }
  }
  void load()
  return { kinds, problem, load }
}
