import { take } from '@paiyi/api'
import { api, type Schemas } from '../../api'
import { createQueue, type Waiting } from '../../device/queue'
import type { Colour } from '../../parts/colours'
import { keeper } from './keeper'

export type PassageRequest = Schemas['RecordPassageRequest']

/** A passage that was recorded without a network. */
export interface WaitingPassage extends Waiting {
  request: PassageRequest
  /** The masked name, to recognise it in the list. */
  name: string
  colour: Colour
}

export function sendPassage(request: PassageRequest): Promise<Schemas['RecordedPassage']> {
  return take(api.POST('/api/mobile/duty/passages', { body: request }))
}

export const passages = createQueue<WaitingPassage>(
  'passages',
  () => keeper.staff.value?.userName ?? null,
  (item) => sendPassage(item.request),
)
