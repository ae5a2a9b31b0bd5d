import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useImportJob } from '@paiyi/console-kit/imports'
import { computed, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

/** One import: followed through its two steps; committed, paused, resumed and cancelled. */
export function useRosterImport(id: number) {
  const api = useConsoleApi()
  const { t, n } = useI18n()
  const words = useProblemText()
  const params = { path: { id } }
  const busy = ref(false)
  const watched = useImportJob<Schemas['RosterImportRow']>({
    poll: () => take(api.GET('/imports/{id}', { params })),
    live: true,
  })
  void watched.watch()

  async function run(deed: () => Promise<unknown>, done: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await deed()
      toast.done(t(done))
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
      watched.hurry()
    }
  }

  async function commit(): Promise<void> {
    const { created, updated, rejected } = watched.job!
    const counts = { created: n(created), updated: n(updated), rejected: n(rejected) }
    const question = t(rejected ? 'rosters.commitSome' : 'rosters.commitAll', counts)
    if (await confirmAction(question, { confirm: t('rosters.commit'), cancel: t('common.cancel') })) {
      await run(() => api.POST('/imports/{id}/commit', { params }), 'rosters.committed')
    }
  }

  async function cancel(): Promise<void> {
    const question = t(watched.job!.committedAt ? 'rosters.cancelHalf' : 'rosters.cancelAll')
    if (
      await confirmAction(question, { confirm: t('rosters.cancel'), cancel: t('rosters.goOn'), danger: true })
    ) {
      await run(() => api.POST('/imports/{id}/cancel', { params }), 'rosters.cancelled')
    }
  }

  return reactive({
    watched,
    job: computed(() => watched.job),
    busy,
    commit,
    cancel,
    pause: () => run(() => api.POST('/imports/{id}/pause', { params }), 'rosters.paused'),
    resume: () => run(() => api.POST('/imports/{id}/resume', { params }), 'rosters.resumed'),
  })
}
