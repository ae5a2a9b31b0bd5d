import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import { askReason } from '../marks/ask-reason'
import type { ReturnApplicationDetail } from './choices'

/** What is done to an application as it was seen: officers decide it, the organisation takes it back. */
export function useReturnDeeds(onDone: (text: string) => void, onRefused: () => void) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const busy = ref(false)

  async function attempt(deed: () => Promise<unknown>, text: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await deed()
      onDone(text)
    } catch (problem) {
      toast.failed(words(problem))
      onRefused()
    } finally {
      busy.value = false
    }
  }

  async function approve({ id, organisation, version }: ReturnApplicationDetail): Promise<void> {
    const question = t('returnApplications.approveQuestion', { name: organisation })
    const answers = { confirm: t('returnApplications.approve'), cancel: t('common.cancel') }
    if (!(await confirmAction(question, answers))) return
    const body = { reason: null, version }
    await attempt(
      () => api.POST('/return-applications/{id}/approve', { params: { path: { id } }, body }),
      t('returnApplications.approved'),
    )
  }

  async function answer(deed: 'return' | 'refuse', { id, version }: ReturnApplicationDetail): Promise<void> {
    const reason = await askReason(t(`returnApplications.${deed}Question`), {
      confirm: t(`returnApplications.${deed}`),
      cancel: t('common.cancel'),
      tooShort: t('returnApplications.reasonShort'),
      least: 4,
    })
    if (reason === undefined) return
    const options = { params: { path: { id } }, body: { reason, version } }
    await attempt(
      () =>
        deed === 'return'
          ? api.POST('/return-applications/{id}/return', options)
          : api.POST('/return-applications/{id}/refuse', options),
      t(`returnApplications.${deed}Done`),
    )
  }

  async function withdraw({ id, version }: ReturnApplicationDetail): Promise<void> {
    const answers = { confirm: t('returnApplications.withdraw'), cancel: t('common.cancel'), danger: true }
    if (!(await confirmAction(t('returnApplications.withdrawQuestion'), answers))) return
    const body = { note: null, version }
    await attempt(
      () => api.POST('/return-applications/{id}/withdraw', { params: { path: { id } }, body }),
      t('returnApplications.withdrawn'),
    )
  }

  return { busy, approve, answer, withdraw }
}
