import { take } from '@paiyi/api'
import { shallowRef } from 'vue'
import { useConsoleApi } from '../api'
import { withStates, type RuleSetVersion } from './rule-set-states'

export function useRuleSets() {
  const api = useConsoleApi()
  const rows = shallowRef<RuleSetVersion[]>()
  const problem = shallowRef<unknown>()

  async function reload(): Promise<void> {
    problem.value = undefined
    try {
      rows.value = withStates((await take(api.GET('/rule-sets'))).items, new Date())
    } catch (error) {
      problem.value = error
    }
  }
  void reload()

  return { rows, problem, reload }
}
