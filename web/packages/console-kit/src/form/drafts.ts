import { useSession } from '../session'

/** What was typed and not saved, with the time of the last change. */
export interface Draft {
  at: string
  values: Record<string, unknown>
}

const prefix = 'paiyi.draft.'
const longest = 7 * 24 * 3600 * 1000

function keyOf(form: string, record: string | number | undefined): string {
  return `${prefix}${useSession().staff?.id ?? 0}.${form}.${record ?? 'new'}`
}

/** Drafts of one form on this device. Personal numbers are left out by their fields' names: they never touch the disk. */
export function draftsOf(form: string, record: () => string | number | undefined, omit: readonly string[]) {
  return {
    read(): Draft | undefined {
      try {
        const draft = JSON.parse(localStorage.getItem(keyOf(form, record())) ?? 'null') as Draft | null
        if (draft && Date.now() - Date.parse(draft.at) < longest) return draft
      } catch {
        // Not ours, or cut off: as good as none.
      }
      return undefined
    },
    keep(values: object): void {
      const kept = Object.fromEntries(Object.entries(values).filter(([field]) => !omit.includes(field)))
      try {
        const draft: Draft = { at: new Date().toISOString(), values: kept }
        localStorage.setItem(keyOf(form, record()), JSON.stringify(draft))
      } catch {
        // A full disk keeps no drafts; the form works without.
      }
    },
    drop: () => localStorage.removeItem(keyOf(form, record())),
  }
}

/** Nothing typed stays on a computer that somebody signs out of. */
export function dropAllDrafts(): void {
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .forEach((key) => localStorage.removeItem(key))
}
