import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useImportJob } from '@paiyi/console-kit/imports'
import { computed, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { importPaths, type ImportBase } from './import-paths'

/** An import of a roster, or of another list: those have a kind and a place instead of an organisation. */
export type AnyImport = Schemas['RosterImportRow'] & Partial<Schemas['ListImportRow']>

/** One import: followed through its two steps; committed, paused, resumed and cancelled. */
export function useImport(base: ImportBase, id: number) {
  const paths = importPaths(base)
  const texts = base === '/imports' ? 'rosters' : 'lists'
  const api = useConsoleApi()
  const { t, n } = useI18n()
  const words = useProblemText()
  const params = { path: { id } }
  const busy = ref(false)
  const watched = useImportJob<AnyImport>({
    poll: () => take(api.GET(paths.one, { params })),
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
      if (watched.over) void watched.watch()
      else watched.hurry()
    }
  }

  async function commit(): Promise<void> {
    const { created, updated, rejected } = watched.job!
    const counts = { created: n(created), updated: n(updated), rejected: n(rejected) }
    const question = t(rejected ? `${texts}.commitSome` : `${texts}.commitAll`, counts)
    if (await confirmAction(question, { confirm: t('rosters.commit'), cancel: t('common.cancel') })) {
      await run(() => api.POST(paths.commit, { params }), 'rosters.committed')
    }
  }

  async function cancel(): Promise<void> {
    const question = t(watched.job!.committedAt ? 'rosters.cancelHalf' : 'rosters.cancelAll')
    if (
      await confirmAction(question, { confirm: t('rosters.cancel'), cancel: t('rosters.goOn'), danger: true })
    ) {
      await run(() => api.POST(paths.cancel, { params }), 'rosters.cancelled')
    }
  }

  async function undo(): Promise<void> {
    const { created, updated } = watched.job!
    const question = t(`${texts}.undoAsk`, { created: n(created), updated: n(updated) })
    if (
      await confirmAction(question, { confirm: t('rosters.undo'), cancel: t('common.cancel'), danger: true })
    ) {
      await run(() => api.POST(paths.undo, { params }), 'rosters.undoBegun')
    }
  }

  return reactive({
    watched,
    job: computed(() => watched.job),
    busy,
    commit,
    cancel,
    undo,
    pause: () => run(() => api.POST(paths.pause, { params }), 'rosters.paused'),
    resume: () => run(() => api.POST(paths.resume, { params }), 'rosters.resumed'),
  })
}
