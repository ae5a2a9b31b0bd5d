import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import type { Selection, TableQuery } from '@paiyi/console-kit/table'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { importPaths, type ImportBase } from './import-paths'

/** As many as the server takes back at once. */
const most = 500

/** How many rows became what: of a roster by person, of another list in one sum. */
type Undone = Schemas['UndoneLines'] & Partial<Schemas['UndoneListLines']>

/**
 * Takes back rows that an undo has left as they are, once an officer has chosen them: ticked ones, or all that the
 * filters of the list find.
 */
export function useUndoLines(base: ImportBase, id: number, filters: () => TableQuery, done: () => void) {
  const api = useConsoleApi()
  const { t, n } = useI18n()
  const words = useProblemText()
  const busy = ref(false)
  const paths = importPaths(base)
  const params = { path: { id } }
  const ofRosters = base === '/imports'

  async function rowsOf(selection: Selection): Promise<number[]> {
    if ('ids' in selection.chosen) return selection.chosen.ids.map(Number)
    const rows: number[] = []
    let cursor: string | undefined
    do {
      const query = { ...filters(), undone: false, size: 100, cursor }
      const page = await take(api.GET(paths.lines, { params: { ...params, query } }))
      rows.push(...page.items.map(({ row }) => row))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return rows
  }

  function told({ removed, leftRoster, restored, stayed, undone = 0 }: Undone): string {
    return ofRosters
      ? t('rosters.linesUndone', {
          removed: n(removed),
          left: n(leftRoster),
          restored: n(restored),
          stayed: n(stayed),
        })
      : t('lists.linesUndone', { undone: n(undone), stayed: n(stayed) })
  }

  async function takeBack(selection: Selection): Promise<void> {
    const sure = await confirmAction(t(ofRosters ? 'rosters.undoLinesAsk' : 'lists.undoLinesAsk'), {
      confirm: t('rosters.undoLines'),
      cancel: t('common.cancel'),
      danger: true,
    })
    if (!sure) return
    busy.value = true
    try {
      const rows = await rowsOf(selection)
      const sum: Undone = { removed: 0, leftRoster: 0, restored: 0, stayed: 0, undone: 0 }
      for (let from = 0; from < rows.length; from += most) {
        const body = { rows: rows.slice(from, from + most) }
        const part: Partial<Undone> = await take(api.POST(paths.undoLines, { params, body }))
        for (const key of Object.keys(sum) as (keyof Undone)[]) sum[key] = sum[key]! + (part[key] ?? 0)
      }
      toast.done(told(sum))
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
      done()
    }
  }

  return { busy, takeBack }
}
