import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'

/** Brings persons into a household and takes them out, after asking. */
export function useMoves(done: () => void) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const busy = ref(false)

  async function move(id: number, householdId: number | null, said: string): Promise<void> {
    busy.value = true
    try {
      await take(
        api.PUT('/persons/{id}/household', {
          params: { path: { id } },
          body: { householdId, withPersonId: null },
        }),
      )
      toast.done(said)
      done()
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
    }
  }

  async function remove(id: number, name: string): Promise<void> {
    const sure = await confirmAction(t('households.removeQuestion', { name }), {
      confirm: t('households.remove'),
      cancel: t('common.cancel'),
      danger: true,
    })
    if (sure) await move(id, null, t('households.removed'))
  }

  return { busy, remove, add: (id: number, household: number) => move(id, household, t('households.added')) }
}
