import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { computed, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api } from '../../api'
import type { Attribute } from './attribute'
import { lastPosition, moved } from './attribute-order'

/** The fields that persons have besides the built-in ones, in their order. */
export function useAttributes() {
  const { t } = useI18n()
  const words = useProblemText()
  const busy = ref(false)
  const state = useAnswer({
    question: () => ({}),
    ask: (_, signal) => take(api.GET('/api/command/attributes', { signal })),
  })
  const all = computed<Attribute[]>(() => state.answer?.items ?? [])
  const used = computed(() => all.value.filter(({ retired }) => !retired))

  async function change(work: () => Promise<unknown>, done?: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await work()
      if (done) toast.done(done)
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      await state.refresh()
      busy.value = false
    }
  }

  function move({ id }: Attribute, by: -1 | 1): Promise<void> {
    return change(async () => {
      for (const { id: of, ...body } of moved(used.value, id, by)) {
        await api.PUT('/api/command/attributes/{id}', { params: { path: { id: of } }, body })
      }
    })
  }

  async function retire({ id, labelZh }: Attribute): Promise<void> {
    const sure = await confirmAction(t('attributes.retireHint'), {
      title: t('attributes.retireOf', { name: labelZh }),
      confirm: t('attributes.retire'),
      cancel: t('common.cancel'),
      danger: true,
    })
    if (!sure) return
    await change(
      () => api.POST('/api/command/attributes/{id}/retire', { params: { path: { id } } }),
      t('attributes.retired'),
    )
  }

  return reactive({
    state,
    all,
    used,
    busy,
    move,
    retire,
    nextPosition: computed(() => lastPosition(used.value)),
  })
}
