import type { Composer } from 'vue-i18n'
import type { Schemas } from '../api'
import { lists } from './lists'

type Words = Pick<Composer, 't'>

/** The name of a list that can be exported; its key when these pages have no word for it. */
export const listText = ({ t }: Words, list: string) =>
  lists.some((known) => known === list) ? t(`exports.lists.${list}`) : list

/** A size in kB or MB, as file managers show it. */
export const sizeText = (bytes: number | null | undefined) =>
  bytes === null || bytes === undefined
    ? '—'
    : bytes < 1_000_000
      ? `${Math.ceil(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`

export type OwnExport = Schemas['OwnExport']

export const isUnderWay = ({ state }: Pick<OwnExport, 'state'>) => state === 'queued' || state === 'running'

/** Whether the file can be had at this moment. */
export const isOffered = ({ state, expiresAt }: Pick<OwnExport, 'state' | 'expiresAt'>, now: Date) =>
  state === 'completed' && expiresAt !== null && new Date(expiresAt) > now
