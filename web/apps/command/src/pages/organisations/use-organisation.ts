import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../../api'

/** The organisation of the address, with the groups of its roster. */
export function useOrganisation() {
  const route = useRoute()
  const router = useRouter()
  const { t } = useI18n()
  const words = useProblemText()
  const id = () => Number(route.params.id) || undefined

  const organisation = useAnswer({
    question: id,
    ask: (id, signal) =>
      take(api.GET('/api/command/organisations/{id}', { params: { path: { id } }, signal })),
  })
  const groups = useAnswer({
    question: id,
    ask: (id, signal) =>
      take(api.GET('/api/command/organisations/{id}/groups', { params: { path: { id } }, signal })),
  })
  const parents = useAnswer({
    question: id,
    ask: (id, signal) =>
      take(api.GET('/api/command/organisations/{id}/parents', { params: { path: { id } }, signal })),
  })

  function reload(): void {
    void organisation.reload()
    void parents.reload()
  }

  async function archive(): Promise<void> {
    const now = organisation.answer
    if (!now) return
    const sure = await confirmAction(t('organisations.archiveHint'), {
      title: t('organisations.archiveOf', { name: now.name }),
      confirm: t('organisations.archive'),
      cancel: t('common.cancel'),
      danger: true,
    })
    if (!sure) return
    try {
      await api.POST('/api/command/organisations/{id}/archive', { params: { path: { id: now.id } } })
      toast.done(t('organisations.archived'))
      await router.replace({ name: 'organisations' })
    } catch (problem) {
      toast.failed(words(problem))
    }
  }

  return { organisation, groups, parents, archive, reload }
}
