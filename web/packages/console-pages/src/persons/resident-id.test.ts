import { describe, expect, test } from 'vitest'
import { normaliseNumber, readResidentId } from './resident-id'

const today = '2026-11-23'

describe('A resident id', () => {
  test.each([
    ['11010519491231002X', 'female', '1949-12-31'],
    ['110101199003070011', 'male', '1990-03-07'],
  ])('%s tells sex and day of birth', (number, sex, birthDate) => {
    expect(readResidentId(number, today)).toEqual({ fault: null, sex, birthDate })
  })

  test('may be typed with spaces, small letters and full-width digits', () => {
    expect(normaliseNumber('１１０１０５ 19491231-002x')).toBe('11010519491231002X')
    expect(readResidentId('１１０１０５ 19491231-002x', today).fault).toBeNull()
  })

  test.each([
    ['110105491231002', 'fifteen'],
    ['1101051949123100', 'format'],
    ['1101051949123100XX', 'format'],
    ['11010519490231002X', 'birthDate'],
    ['440524188001010014', 'birthDate'],
    ['110105202612310028', 'birthDate'],
    ['110105194912310021', 'checkCharacter'],
    ['11010519491231020X', 'checkCharacter'],
  ])('%s is refused: %s', (number, fault) => {
    expect(readResidentId(number, today)).toEqual({ fault })
  })
})
