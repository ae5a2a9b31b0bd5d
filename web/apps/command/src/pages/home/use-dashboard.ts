import { take } from '@paiyi/api'
import { useAnswer } from '@paiyi/console-kit/answer'
import { api, type Schemas } from '../../api'

export type Dashboard = Schemas['RegionDashboard']

/** The figures of an area, counted again when something changed. */
export function useDashboard(region: () => string | undefined) {
  return useAnswer({
    question: () => ({ region: region() }),
    ask: (query, signal) => take(api.GET('/api/command/dashboard', { params: { query }, signal })),
    everySeconds: 60,
    live: ['declarations', 'healthCodes', 'passages', 'imports'],
  })
}
