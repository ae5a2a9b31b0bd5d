import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import type { Selection, TableQuery } from '@paiyi/console-kit/table'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

/** As many as the server takes back at once. */
const most = 500

/**
 * Takes back rows that an undo has left as they are, once an officer has chosen them: ticked ones, or all that the
 * filters of the list find.
 */
export function useUndoLines(id: number, filters: () => TableQuery, done: () => void) {
  const api = useConsoleApi()
  const { t, n } = useI18n()
  const words = useProblemText()
  const busy = ref(false)
  const params = { path: { id } }

  async function rowsOf(selection: Selection): Promise<number[]> {
    if ('ids' in selection.chosen) return selection.chosen.ids.map(Number)
    const rows: number[] = []
    let cursor: string | undefined
    do {
      const query = { ...filters(), undone: false, size: 100, cursor }
      const page = await take(api.GET('/imports/{id}/lines', { params: { ...params, query } }))
      rows.push(...page.items.map(({ row }) => row))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return rows
  }

  async function takeBack(selection: Selection): Promise<void> {
    const sure = await confirmAction(t('rosters.undoLinesAsk'), {
      confirm: t('rosters.undoLines'),
      cancel: t('common.cancel'),
      danger: true,
    })
    if (!sure) return
    busy.value = true
    try {
      const rows = await rowsOf(selection)
      const sum: Schemas['UndoneLines'] = { removed: 0, leftRoster: 0, restored: 0, stayed: 0 }
      for (let from = 0; from < rows.length; from += most) {
        const body = { rows: rows.slice(from, from + most) }
        const part = await take(api.POST('/imports/{id}/undo-lines', { params, body }))
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += part[key]
      }
      const { removed, leftRoster, restored, stayed } = sum
      toast.done(
        t('rosters.linesUndone', {
          removed: n(removed),
          left: n(leftRoster),
          restored: n(restored),
          stayed: n(stayed),
        }),
      )
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
      done()
    }
  }

  return { busy, takeBack }
}
