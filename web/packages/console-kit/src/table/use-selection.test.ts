import { expect, test } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { useSelection } from './use-selection'

interface Row {
  id: number
}

function list() {
  const rows = shallowRef<Row[]>([{ id: 1 }, { id: 2 }])
  const filters = ref<object>({})
  const selection = effectScope().run(() => useSelection<Row>('id', rows, filters))!
  return { rows, filters, selection }
}

test('Rows stay chosen while pages turn', () => {
  const { rows, selection } = list()
  selection.togglePage(true)
  rows.value = [{ id: 3 }, { id: 4 }]
  expect(selection.pageIsChosen).toBe(false)
  selection.toggle({ id: 3 })
  expect(selection.pageIsPartly).toBe(true)
  expect(selection.chosen).toEqual({ ids: [1, 2, 3] })
  selection.togglePage(false)
  expect(selection.chosen).toEqual({ ids: [1, 2] })
})

test('Another filter is another list', async () => {
  const { filters, selection } = list()
  selection.chooseEverything()
  expect(selection.chosen).toEqual({ filter: true })
  filters.value = { name: 'x' }
  await nextTick()
  expect(selection.any).toBe(false)
})

test('Who takes one row from everything keeps the others of the page, not what was never seen', () => {
  const { selection } = list()
  selection.togglePage(true)
  selection.chooseEverything()
  selection.toggle({ id: 1 })
  expect(selection.chosen).toEqual({ ids: [2] })
})
