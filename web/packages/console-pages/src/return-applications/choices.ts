import type { components } from '@paiyi/api/organisation'
import type { Schemas } from '../api'

export type ReturnApplicationRow = Schemas['ReturnApplicationRow']
export type ReturnApplicationDetail = Schemas['ReturnApplicationDetail']
export type ReturnState = ReturnApplicationRow['state']
export type ReturnKind = ReturnApplicationRow['kind']
export type ReturnAttachment = components['schemas']['ReturnAttachmentRow']

export const returnKinds: ReturnKind[] = ['reopen', 'persons']
/** What an organisation may still write in. */
export const openStates: ReturnState[] = ['draft', 'returned']
/** States that officers of a region see; a draft is the organisation's own. */
export const seenStates: ReturnState[] = ['submitted', 'returned', 'approved', 'refused', 'withdrawn']

export const mostAttachments = 10
export const attachmentKinds = '.pdf,.jpg,.jpeg,.png'
const mostBytes = 10 * 1024 * 1024

/** The key of why a file is not even sent; undefined when it may be. */
export function attachmentFault({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  if (!/\.(pdf|jpe?g|png)$/i.test(name)) return 'returnApplications.attachmentKind'
  return size > mostBytes ? 'returnApplications.attachmentTooLarge' : undefined
}

/** `1.2 MB`, `340 kB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1000))} kB`
}
