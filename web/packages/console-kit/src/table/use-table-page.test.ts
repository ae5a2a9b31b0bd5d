import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import { exportAddress } from './export-address'
import type { Filter, Page, TableQuery } from './types'
import { useTablePage, type TablePageState } from './use-table-page'

interface Row {
  id: string
}

const filters: Filter[] = [
  { kind: 'text', key: 'name', title: 'x' },
  { kind: 'select', key: 'colour', title: 'x', multiple: true, options: [] },
  { kind: 'days', key: 'from', until: 'to', title: 'x' },
]

let router: Router
const load = vi.fn<(query: TableQuery, signal: AbortSignal) => Promise<Page<Row>>>()

async function open(address: string): Promise<TablePageState<Row>> {
  let table!: TablePageState<Row>
  const page = defineComponent({
    setup() {
      table = useTablePage<Row>({
        columns: [
          { key: 'name', title: 'x' },
          { key: 'note', title: 'x', hidden: true },
        ],
        filters,
        load,
      })
      return () => null
    },
  })
  router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/persons', name: 'persons', component: page },
      { path: '/other', name: 'other', component: { render: () => null } },
    ],
  })
  await router.push(address)
  mount({ template: '<router-view />' }, { global: { plugins: [router] } })
  await flushPromises()
  return table
}

const lastQuery = () => load.mock.lastCall![0]

beforeEach(() => {
  localStorage.clear()
  load.mockReset()
  load.mockImplementation(async ({ cursor }) => ({ items: [{ id: '1' }], nextCursor: `${cursor ?? ''}n` }))
})

test('The address decides what is loaded', async () => {
  await open(
    '/persons?name=wang&colour=red&colour=yellow&from=2026-01-01&to=2026-01-31&sort=-id&size=50&other=1',
  )
  expect(load).toHaveBeenCalledOnce()
  expect(lastQuery()).toEqual({
    name: 'wang',
    colour: ['red', 'yellow'],
    from: '2026-01-01',
    to: '2026-01-31',
    sort: '-id',
    size: 50,
  })
})

test('A filter goes into the address and returns to the first page', async () => {
  const table = await open('/persons?cursor=abc&size=50')
  table.setFilter({ colour: ['red'] })
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/persons?size=50&colour=red')
  expect(lastQuery()).toEqual({ size: 50, colour: ['red'] })
  table.clearFilters()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/persons?size=50')
})

test.each(['13800000000', '138 0000 0000', '１３８００００００００', '11010519491231002X'])(
  'A whole number (%s) never becomes part of the address',
  async (number) => {
    const table = await open('/persons?colour=red')
    table.setFilter({ name: number })
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/persons?colour=red')
    expect(load).toHaveBeenCalledTimes(1)
  },
)

test('Next and previous walk along the cursors', async () => {
  const table = await open('/persons')
  expect(table.hasPrevious).toBe(false)
  table.next()
  await flushPromises()
  table.next()
  await flushPromises()
  expect(lastQuery().cursor).toBe('nn')
  expect(table.pageNumber).toBe(3)
  table.previous()
  await flushPromises()
  expect(lastQuery().cursor).toBe('n')
  table.previous()
  await flushPromises()
  expect(lastQuery().cursor).toBeUndefined()
  expect(table.hasPrevious).toBe(false)
})

test('A shared link to a later page leads back to the first one', async () => {
  const table = await open('/persons?cursor=abc')
  expect(table.hasPrevious).toBe(true)
  table.previous()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/persons')
})

test('An answer that arrives after a newer question is dropped', async () => {
  const answers: ((page: Page<Row>) => void)[] = []
  load.mockImplementation(() => new Promise((resolve) => answers.push(resolve)))
  const table = await open('/persons')
  table.setFilter({ name: 'wang' })
  await flushPromises()
  expect(load.mock.calls[0]![1].aborted).toBe(true)
  answers[1]!({ items: [{ id: 'new' }], nextCursor: null })
  answers[0]!({ items: [{ id: 'old' }], nextCursor: null })
  await flushPromises()
  expect(table.rows).toEqual([{ id: 'new' }])
  expect(table.hasNext).toBe(false)
})

test('A failure is shown and can be tried again', async () => {
  load.mockRejectedValueOnce(new Error('down'))
  const table = await open('/persons')
  expect(table.problem).toBeInstanceOf(Error)
  await table.reload()
  expect(table.problem).toBeUndefined()
  expect(table.rows).toEqual([{ id: '1' }])
})

test('Leaving the page loads nothing', async () => {
  await open('/persons?name=wang')
  await router.push('/other?name=li')
  await flushPromises()
  expect(load).toHaveBeenCalledOnce()
})

test('Chosen columns are remembered, and the first always stays', async () => {
  const table = await open('/persons')
  expect(table.choice.visible.map(({ key }) => key)).toEqual(['name'])
  table.choice.choose(['note'])
  expect((await open('/persons')).choice.visible.map(({ key }) => key)).toEqual(['name', 'note'])
})

test('An export has the filters and the order, not the page', () => {
  const query = { colour: ['red', 'yellow'], name: '王', sort: '-id', size: 20, cursor: 'abc' }
  expect(exportAddress('/api/x', query, ['name', 'id'], 'csv')).toBe(
    '/api/x?colour=red&colour=yellow&name=%E7%8E%8B&sort=-id&columns=name%2Cid&format=csv',
  )
})
