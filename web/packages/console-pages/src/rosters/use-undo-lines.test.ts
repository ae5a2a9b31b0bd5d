import type { Selection } from '@paiyi/console-kit/table'
import { beforeEach, expect, test, vi } from 'vitest'

const api = { GET: vi.fn(), POST: vi.fn() }
const failed = vi.fn()
vi.mock('@paiyi/console-kit', () => ({
  confirmAction: () => Promise.resolve(true),
  toast: { done: () => {}, failed },
  useProblemText: () => String,
}))
vi.mock('../api', () => ({ useConsoleApi: () => api }))
vi.mock('vue-i18n', () => ({ useI18n: () => ({ t: String, n: String }) }))
const { useUndoLines } = await import('./use-undo-lines')

const all = { chosen: { filter: true } } as unknown as Selection
const answer = (data: object) => Promise.resolve({ data, response: new Response() })
const asked = () => api.GET.mock.calls.map(([, { params }]) => params.query)
const takenBack = () => api.POST.mock.calls.flatMap(([, { body }]) => body.rows)

beforeEach(() => {
  vi.clearAllMocks()
  api.POST.mockImplementation((_, { body }) =>
    answer({ removed: body.rows.length, leftRoster: 0, restored: 0, stayed: 0 }),
  )
})

test('All that the filters find are taken back, page by page, and none besides', async () => {
  api.GET.mockImplementation((_, { params }) =>
    answer(
      params.query.cursor
        ? { items: [{ row: 9 }], nextCursor: null }
        : { items: [{ row: 4 }, { row: 7 }], nextCursor: 'next' },
    ),
  )
  const done = vi.fn()
  await useUndoLines('/imports', 1, () => ({ size: 50, outcome: 'updated' }), done).takeBack(all)
  expect(failed).not.toHaveBeenCalled()
  expect(asked()).toEqual([
    { size: 100, outcome: 'updated', undone: false, cursor: undefined },
    { size: 100, outcome: 'updated', undone: false, cursor: 'next' },
  ])
  expect(takenBack()).toEqual([4, 7, 9])
  expect(done).toHaveBeenCalledOnce()
})

test('Ticked rows are taken back without asking for the list', async () => {
  const ticked = { chosen: { ids: [3, 5] } } as unknown as Selection
  await useUndoLines('/imports', 1, () => ({ size: 50 }), vi.fn()).takeBack(ticked)
  expect(api.GET).not.toHaveBeenCalled()
  expect(takenBack()).toEqual([3, 5])
})

test('Rows of another list are taken back at their own address', async () => {
  api.POST.mockImplementation(() => answer({ undone: 2, stayed: 0 }))
  const ticked = { chosen: { ids: [3, 5] } } as unknown as Selection
  await useUndoLines('/list-imports', 1, () => ({ size: 50 }), vi.fn()).takeBack(ticked)
  expect(failed).not.toHaveBeenCalled()
  expect(api.POST.mock.calls[0]![0]).toBe('/list-imports/{id}/undo-lines')
  expect(takenBack()).toEqual([3, 5])
})
