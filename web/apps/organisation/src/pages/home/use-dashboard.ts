import { take } from '@paiyi/api'
import { useAnswer } from '@paiyi/console-kit/answer'
import { api, type Schemas } from '../../api'

export type Dashboard = Schemas['OrganisationDashboard']

/** The organisation's figures of today, counted again when something changed. */
export function useDashboard() {
  return useAnswer({
    question: () => ({}),
    ask: (_, signal) => take(api.GET('/api/organisation/dashboard', { signal })),
    everySeconds: 60,
    live: ['declarations', 'healthCodes', 'passages', 'imports'],
  })
}
