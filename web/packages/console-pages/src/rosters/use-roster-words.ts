import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

/** The words by which an organisation's headers are recognised, and what it has chosen for earlier files. */
export function useRosterWords(organisationId: number) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const path = { organisationId }
  const fields = shallowRef<Schemas['RosterFieldWords'][]>()
  const mappings = shallowRef<Schemas['SavedMappingRow'][]>([])
  const problem = shallowRef<unknown>()
  const busy = ref(false)

  async function load(): Promise<void> {
    problem.value = undefined
    try {
      ;[fields.value, mappings.value] = await Promise.all([
        take(api.GET('/rosters/{organisationId}/words', { params: { path } })),
        take(api.GET('/rosters/{organisationId}/mappings', { params: { path } })),
      ])
    } catch (failure) {
      problem.value = failure
    }
  }
  void load()

  async function run(deed: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await deed()
      toast.done(t(done))
      await load()
      return true
    } catch (failure) {
      toast.failed(words(failure))
      return false
    } finally {
      busy.value = false
    }
  }

  const add = (field: string, word: string) =>
    run(
      () => take(api.POST('/rosters/{organisationId}/words', { params: { path }, body: { field, word } })),
      'rosters.wordAdded',
    )

  const remove = (id: number) =>
    run(
      () =>
        take(
          api.DELETE('/rosters/{organisationId}/words/{id}', { params: { path: { organisationId, id } } }),
        ),
      'rosters.wordDeleted',
    )

  async function forget(id: number): Promise<void> {
    const texts = { confirm: t('rosters.delete'), cancel: t('common.cancel'), danger: true }
    if (await confirmAction(t('rosters.deleteMapping'), texts)) {
      const address = { params: { path: { organisationId, id } } }
      await run(
        () => take(api.DELETE('/rosters/{organisationId}/mappings/{id}', address)),
        'rosters.wordDeleted',
      )
    }
  }

  return reactive({ fields, mappings, problem, busy, load, add, remove, forget })
}
