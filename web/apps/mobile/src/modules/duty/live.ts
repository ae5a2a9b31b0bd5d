import { createLiveFeed } from '@paiyi/api'
import { onScopeDispose, watch } from 'vue'
import { gate } from './gate/gate'
import { keeper } from './keeper'

const feed = createLiveFeed({ url: () => `/api/mobile/duty/live?checkpointId=${gate.value?.id ?? 0}` })
watch(
  () => [gate.value?.id, keeper.lost.value],
  ([id, lost]) => id && !lost && feed.restart(),
)

/** Reads again whenever somebody passed the keeper's gate, also by a colleague's phone. */
export function followGate(read: () => void): void {
  onScopeDispose(feed.follow(['passages'], read))
}
