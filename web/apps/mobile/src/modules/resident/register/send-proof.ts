import { api, type Schemas } from '../../../api'

/** Sends the picture that proves a request; a second one replaces the first. */
export function sendProof(
  request: number,
  picture: Blob,
  onProgress?: (fraction: number) => void,
): Promise<Schemas['SubmittedRequest']> {
  return api.upload(`/api/mobile/requests/${request}/proof`, picture, { onProgress })
}
