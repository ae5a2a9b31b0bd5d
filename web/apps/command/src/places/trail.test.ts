import { expect, test } from 'vitest'
import { trailOf } from './trail'

const region = (id: number, name: string, path: string) => ({ id, name, path })
const regions = [
  region(3, '花园街道', '420100/420102/420102001/'),
  region(1, '安澜市', '420100/'),
  region(2, '江岸区', '420100/420102/'),
  region(4, '江汉区', '420100/420103/'),
]
const names = (path?: string) => trailOf(regions, path).map(({ name }) => name)

test('The way to an area goes through every area above it', () => {
  expect(names('420100/420102/420102001/')).toEqual(['安澜市', '江岸区', '花园街道'])
})

test('Without an area the way is the top of the scope', () => {
  expect(names()).toEqual(['安澜市'])
  expect(trailOf([], undefined)).toEqual([])
})
