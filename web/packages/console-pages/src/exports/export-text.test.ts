import { expect, test } from 'vitest'
import { isOffered, sizeText } from './export-text'

test('A file is offered from its completion until it expires', () => {
  const now = new Date('2026-03-02T02:00:00Z')
  expect(isOffered({ state: 'completed', expiresAt: '2026-03-02T02:00:01Z' }, now)).toBe(true)
  expect(isOffered({ state: 'completed', expiresAt: '2026-03-02T02:00:00Z' }, now)).toBe(false)
  expect(isOffered({ state: 'running', expiresAt: null }, now)).toBe(false)
  expect(isOffered({ state: 'expired', expiresAt: '2026-03-01T02:00:00Z' }, now)).toBe(false)
})

test('Sizes are short', () => {
  expect([sizeText(null), sizeText(1), sizeText(123_456), sizeText(98_765_432)]).toEqual([
    '—',
    '1 kB',
    '124 kB',
    '98.8 MB',
  ])
})
