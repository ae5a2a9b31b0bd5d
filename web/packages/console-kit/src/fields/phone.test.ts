import { expect, test } from 'vitest'
import { readPhone, showPhone } from './phone'

test.each([
  '13812345678',
  '138 1234 5678',
  '138-1234-5678',
  '+86 13812345678',
  '0086 138 1234 5678',
  '１３８１２３４５６７８',
  '(138)12345678',
])('%s is a number', (typed) => expect(readPhone(typed)).toBe('13812345678'))

test.each(['', '1381234567', '12812345678', '138123456789', '0571-88888888', '138x2345678'])(
  '%s is none',
  (typed) => expect(readPhone(typed)).toBeUndefined(),
)

test('A number is shown in groups', () => expect(showPhone('13812345678')).toBe('138 1234 5678'))
