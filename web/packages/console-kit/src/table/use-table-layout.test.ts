import { beforeEach, expect, test } from 'vitest'
import { useTableLayout } from './use-table-layout'

const columns = ['name', 'sex', 'phone', 'note'].map((key) => ({ key, title: key, hidden: key === 'note' }))
const layout = () => useTableLayout('healthCodes', columns)

beforeEach(() => localStorage.clear())

test('Columns keep the order and the width that somebody gave them', () => {
  const first = layout()
  first.move('phone', 'sex')
  first.resize('sex', 77.4)
  first.show('note', true)

  const again = layout()
  expect(again.keys).toEqual(['name', 'phone', 'sex', 'note'])
  expect(again.visible.map(({ key, width }) => [key, width])).toContainEqual(['sex', 77])
  again.reset()
  expect(layout().keys).toEqual(['name', 'sex', 'phone'])
  expect(layout().hidden.map(({ key }) => key)).toEqual(['note'])
})

test('The column that names the row stays in front', () => {
  const { move, step, choose } = layout()
  move('name', 'phone')
  move('phone', 'name')
  step('sex', -1)
  choose(['phone', 'gone'])
  expect(layout().keys).toEqual(['name', 'phone'])
})

test('A column is dragged down behind, and up before, the one it is dropped on', () => {
  const one = layout()
  one.choose(['name', 'sex', 'phone', 'note'])
  one.move('sex', 'note')
  expect(one.keys).toEqual(['name', 'phone', 'note', 'sex'])
  one.move('sex', 'phone')
  expect(one.keys).toEqual(['name', 'sex', 'phone', 'note'])
})

test('A column is made wider and narrower by keys, from the width that it is drawn with', () => {
  const one = layout()
  one.draw({ sex: 150 })
  one.stretch('sex', 24)
  expect(one.visible.find(({ key }) => key === 'sex')!.width).toBe(174)
  one.draw({ sex: 60 })
  one.stretch('sex', -24)
  expect(one.visible.find(({ key }) => key === 'sex')!.width).toBe(48)
})
