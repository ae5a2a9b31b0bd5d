import { expect, test } from 'vitest'
import { trendOption } from './trend'

const palette = { ink: '#111', line: '#ddd', surface: '#fff' }
const series = [
  { name: '黄码', values: [3, 1], colour: '#c98a2b', hatched: true },
  { name: '红码', values: [1, 0] },
]

test('Lying bars have their names on the upright axis, the first one on top', () => {
  const option = trendOption({ kind: 'bar', labels: ['东湖区', '西山区'], series, lying: true }, palette)
  expect(option.yAxis).toMatchObject({ type: 'category', inverse: true, data: ['东湖区', '西山区'] })
  expect(option.xAxis).toMatchObject({ type: 'value' })
})

test('Stacked bars share one stack, and a line among them does not', () => {
  const option = trendOption(
    {
      kind: 'bar',
      labels: ['1', '2'],
      series: [...series, { name: '在册', values: [4, 4], kind: 'line' }],
      stacked: true,
    },
    palette,
  )
  expect(option.series.map(({ type, stack }) => [type, stack])).toEqual([
    ['bar', 'all'],
    ['bar', 'all'],
    ['line', undefined],
  ])
})

test('What is told by colour is hatched as well', () => {
  const option = trendOption({ kind: 'bar', labels: ['1', '2'], series }, palette)
  expect(option.series[0]!.itemStyle!.decal).toBeDefined()
  expect(option.series[1]!.itemStyle).toBeUndefined()
})
