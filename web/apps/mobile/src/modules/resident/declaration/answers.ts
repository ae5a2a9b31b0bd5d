import { take } from '@paiyi/api'
import { api, type Schemas } from '../../../api'
import { createQueue, type Waiting } from '../../../device/queue'
import { citizen } from '../citizen'

/** A declaration, or the correction of one, that was given on this phone. */
export interface Answer extends Waiting {
  personId: number
  personName: string
  request: Schemas['SubmitDeclarationRequest']
  /** The version that this corrects. */
  corrects?: number
}

export async function sendAnswer({ personId, request, corrects }: Answer): Promise<void> {
  if (corrects === undefined) {
    const params = { path: { personId } }
    await take(api.POST('/api/mobile/people/{personId}/declarations', { params, body: request }))
  } else {
    const { day, ...rest } = request
    const params = { path: { personId, day } }
    const body = { ...rest, version: corrects }
    await take(api.PUT('/api/mobile/people/{personId}/declarations/{day}', { params, body }))
  }
}

/** Answers that were given without a network and wait on this phone. */
export const answers = createQueue<Answer>('declarations', () => citizen.phone.value, sendAnswer)
