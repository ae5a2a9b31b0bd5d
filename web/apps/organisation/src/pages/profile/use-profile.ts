import { take } from '@paiyi/api'
import { useSession } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { api } from '../../api'

/** The staff member's own organisation, with the groups of its roster. */
export function useProfile() {
  const session = useSession()
  const id = () => session.staff?.organisationId ?? undefined

  const organisation = useAnswer({
    question: id,
    ask: (id, signal) =>
      take(api.GET('/api/organisation/organisations/{id}', { params: { path: { id } }, signal })),
  })
  const groups = useAnswer({
    question: id,
    ask: (id, signal) =>
      take(api.GET('/api/organisation/organisations/{id}/groups', { params: { path: { id } }, signal })),
  })

  return { organisation, groups }
}
