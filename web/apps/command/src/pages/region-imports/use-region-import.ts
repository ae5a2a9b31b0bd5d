import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { useRegions } from '@paiyi/console-kit/fields'
import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api } from '../../api'
import { hindrance } from './import'

/** One import: followed while it is being checked, then applied, or checked again. */
export function useRegionImport(id: number) {
  const { t, n } = useI18n()
  const words = useProblemText()
  const { reload: reloadRegions } = useRegions()
  const params = { path: { id } }
  const busy = ref(false)
  const state = useAnswer({
    question: () => id,
    ask: (_, signal) => take(api.GET('/api/command/region-imports/{id}', { params, signal })),
  })
  const one = computed(() => state.answer?.import)

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => [state.answer, state.problem],
    () => {
      clearTimeout(timer)
      if (one.value?.status === 'queued') timer = setTimeout(() => void state.refresh(), 1000)
    },
  )
  onScopeDispose(() => clearTimeout(timer))

  async function run(deed: () => Promise<string>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      toast.done(await deed())
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
    }
    await state.refresh()
  }

  async function commit(): Promise<void> {
    const { added, renamed, moved, withdrawn, wrong, validFrom } = one.value!
    const counts = { added: n(added), renamed: n(renamed), moved: n(moved), withdrawn: n(withdrawn) }
    const question = t('regionImports.commitAsk', { ...counts, day: validFrom })
    const agreed = await confirmAction(
      wrong ? `${question} ${t('regionImports.wrongLeftOut', { count: n(wrong) })}` : question,
      { confirm: t('regionImports.commit'), cancel: t('common.cancel'), danger: withdrawn > 0 },
    )
    if (!agreed) return
    await run(async () => {
      await take(api.POST('/api/command/region-imports/{id}/commit', { params }))
      void reloadRegions()
      return t('regionImports.committed')
    })
  }

  const again = () =>
    run(async () => {
      await api.POST('/api/command/region-imports/{id}/check', { params })
      return t('regionImports.checking')
    })

  return reactive({
    state,
    one,
    busy,
    hindrance: computed(() => one.value && hindrance(one.value)),
    commit,
    again,
  })
}
