import { confirmAction, toast, useProblemText, useSession } from '@paiyi/console-kit'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { askReason } from './ask-reason'

export type Mark = Schemas['MarkRow']

/** What officers do to marks: a second one confirms, any one withdraws with a reason. */
export function useMarkDeeds(onDone: (text: string) => void) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const session = useSession()

  async function attempt(deed: () => Promise<unknown>, text: string): Promise<void> {
    try {
      await deed()
      onDone(text)
    } catch (problem) {
      toast.failed(words(problem))
    }
  }

  async function confirm(mark: Mark): Promise<void> {
    const question = t('marks.confirmQuestion', { name: mark.name, kind: t(`marks.kinds.${mark.kind}`) })
    const sure = await confirmAction(question, { confirm: t('marks.confirm'), cancel: t('common.cancel') })
    if (!sure) return
    await attempt(
      () => api.POST('/marks/{id}/confirm', { params: { path: { id: mark.id } } }),
      t('marks.confirmed'),
    )
  }

  async function withdraw(mark: Mark): Promise<void> {
    const reason = await askReason(t('marks.withdrawQuestion'), {
      confirm: t('marks.withdraw'),
      cancel: t('common.cancel'),
      tooShort: t('marks.reasonShort'),
    })
    if (reason === undefined) return
    await attempt(
      () => api.POST('/marks/{id}/withdraw', { params: { path: { id: mark.id } }, body: { reason } }),
      t('marks.withdrawn'),
    )
  }

  return {
    confirm,
    withdraw,
    /** Nobody confirms an own proposal. */
    mayConfirm: (mark: Mark) =>
      mark.state === 'proposed' && session.can('marksConfirm') && mark.proposedBy !== session.staff?.name,
    mayWithdraw: (mark: Mark) => mark.state !== 'ended' && session.can('marksPropose'),
  }
}
