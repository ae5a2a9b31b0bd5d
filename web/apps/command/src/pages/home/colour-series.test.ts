import { expect, test } from 'vitest'
import { colourSeries } from './colour-series'

const places = [
  { green: 900, yellow: 7, red: 2 },
  { green: 400, yellow: 0, red: 1 },
]

test('Green ones are left out unless asked for', () => {
  expect(colourSeries(places, 'risky', String).map(({ name }) => name)).toEqual(['red', 'yellow'])
  expect(colourSeries(places, 'all', String).map(({ name }) => name)).toEqual(['red', 'yellow', 'green'])
})

test('Every place keeps its figures in order', () => {
  expect(colourSeries(places, 'all', String).map(({ values }) => values)).toEqual([
    [2, 1],
    [7, 0],
    [900, 400],
  ])
})
