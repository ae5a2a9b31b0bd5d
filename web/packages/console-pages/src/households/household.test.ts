import { expect, test } from 'vitest'
import { todayOf, type Household } from './household'

const member = (colour: 'green' | 'yellow' | 'red' | null, declaredToday: boolean) =>
  ({ colour, declaredToday }) as Household['members'][number]
const house = (...members: Household['members']) => ({ members }) as unknown as Household

test('Members are counted by what is missing and by warning colours', () => {
  expect(todayOf(house(member('red', true), member('yellow', false), member('green', true)))).toEqual({
    declared: 2,
    missing: 1,
    red: 1,
    yellow: 1,
    coded: true,
  })
})

test('Who has no code yet is neither green nor warned', () => {
  expect(todayOf(house(member(null, false)))).toEqual({
    declared: 0,
    missing: 1,
    red: 0,
    yellow: 0,
    coded: false,
  })
})
