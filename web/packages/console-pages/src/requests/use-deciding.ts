import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import { askReason } from '../marks/ask-reason'
import type { RequestDetail } from './choices'

/** Agreeing to a request, or returning it with a reason that the resident reads. */
export function useDeciding(onDone: (text: string) => void) {
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
    } finally {
      busy.value = false
    }
  }

  async function approve({ id, kind, name, version }: RequestDetail): Promise<void> {
    const question = t(`requests.approveQuestion.${kind}`, { name })
    if (!(await confirmAction(question, { confirm: t('requests.approve'), cancel: t('common.cancel') })))
      return
    const params = { path: { id } }
    await attempt(
      () => api.POST('/requests/{id}/approve', { params, body: { version } }),
      t('requests.approved'),
    )
  }

  async function refuse({ id, version }: RequestDetail): Promise<void> {
    const reason = await askReason(t('requests.refuseQuestion'), {
      confirm: t('requests.refuse'),
      cancel: t('common.cancel'),
      tooShort: t('requests.reasonShort'),
      least: 4,
    })
    if (reason === undefined) return
    const params = { path: { id } }
    const body = { reason, version }
    await attempt(() => api.POST('/requests/{id}/refuse', { params, body }), t('requests.refused'))
  }

  return { busy, approve, refuse }
}
