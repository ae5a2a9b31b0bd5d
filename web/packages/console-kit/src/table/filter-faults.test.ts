import { ApiProblem } from '@paiyi/api'
import { expect, test } from 'vitest'
import { filterFaults } from './filter-faults'
import type { Filter } from './types'

const filters: Filter[] = [
  { kind: 'text', key: 'name', title: 'persons.name' },
  { kind: 'region', key: 'region', title: 'persons.region' },
]

test('The filter that the server could not read is named', () => {
  const problem = new ApiProblem('request.invalid', 400, 'x', undefined, {
    name: ['too long'],
    size: ['too big'],
  })
  expect(filterFaults(problem, filters)).toEqual(['persons.name'])
})

test('Any other problem names no filter', () => {
  expect(filterFaults(ApiProblem.unreachable(), filters)).toEqual([])
  expect(filterFaults(new Error('x'), filters)).toEqual([])
})
