import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { onScopeDispose, reactive, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import { isUnderWay, type OwnExport } from './export-text'

const soon = 1000
const seldom = 30_000

/** The files that a job makes or made for the signed-in account; asked again each second while one is under way. */
export function useOwnExports() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const words = useProblemText()
  const items = shallowRef<OwnExport[]>()
  const problem = shallowRef<unknown>()
  const now = shallowRef(new Date())
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function read(): Promise<void> {
    clearTimeout(timer)
    try {
      const answer = await take(api.GET('/exports/own', {}))
      items.value = answer.items
      problem.value = undefined
    } catch (error) {
      if (!items.value) problem.value = error
    }
    now.value = new Date()
    const busy = items.value?.some(isUnderWay) && document.visibilityState === 'visible'
    if (!over) timer = setTimeout(read, busy ? soon : seldom)
  }

  /** The file is being fetched: how often that was stands in the line a moment later. */
  function taken(): void {
    clearTimeout(timer)
    timer = setTimeout(read, soon)
  }

  async function cancel({ id }: OwnExport): Promise<void> {
    const sure = await confirmAction(t('exports.cancelAsk'), {
      confirm: t('exports.cancel'),
      cancel: t('exports.keepGoing'),
      danger: true,
    })
    if (!sure) return
    try {
      await api.POST('/exports/{id}/cancel', { params: { path: { id } } })
      toast.done(t('exports.cancelled'))
    } catch (error) {
      toast.failed(words(error))
    }
    await read()
  }

  const shown = () => document.visibilityState === 'visible' && void read()
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', shown)
  })
  void read()
  return reactive({
    items,
    problem,
    now,
    read,
    taken,
    cancel,
    file: (id: number) => api.address(`/exports/${id}/file`),
  })
}
