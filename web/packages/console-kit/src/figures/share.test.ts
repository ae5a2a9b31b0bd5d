import { expect, test } from 'vitest'
import { shareText } from './share'

test.each([
  [0, 0, '—'],
  [0, 120, '0%'],
  [1, 100_000, '0.1%'],
  [50, 100, '50%'],
  [964, 1000, '96.4%'],
  [99_999, 100_000, '99.9%'],
  [100, 100, '100%'],
])('%i of %i is %s', (part, whole, text) => expect(shareText(part, whole)).toBe(text))
