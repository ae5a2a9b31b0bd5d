import { take } from '@paiyi/api'
import { reactive, shallowRef, watch, type Ref } from 'vue'
import { useConsoleApi, type Schemas } from '../api'

/** One person with everything that stands in the register. */
export function usePerson(id: Ref<number>) {
  const api = useConsoleApi()
  const person = shallowRef<Schemas['PersonDetail']>()
  const problem = shallowRef<unknown>()

  async function reload(): Promise<void> {
    problem.value = undefined
    const wanted = id.value
    try {
      const answer = await take(api.GET('/persons/{id}', { params: { path: { id: wanted } } }))
      if (wanted === id.value) person.value = answer
    } catch (error) {
      problem.value = error
    }
  }

  async function reveal(field: 'document' | 'phone', reason: string): Promise<string> {
    const params = { path: { id: id.value } }
    const answer = await take(api.POST('/persons/{id}/reveal', { params, body: { fields: [field], reason } }))
    return answer[field] ?? ''
  }

  watch(
    id,
    () => {
      person.value = undefined
      void reload()
    },
    { immediate: true },
  )
  return reactive({ person, problem, reload, reveal })
}
