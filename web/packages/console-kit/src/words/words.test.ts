import problemsEn from '@paiyi/api/problems.en'
import problemsZh from '@paiyi/api/problems.zh'
import { expect, test } from 'vitest'
import commandEn from '../../../../apps/command/src/words/en'
import commandZh from '../../../../apps/command/src/words/zh'
import mobileEn from '../../../../apps/mobile/src/words/en'
import mobileZh from '../../../../apps/mobile/src/words/zh'
import organisationEn from '../../../../apps/organisation/src/words/en'
import organisationZh from '../../../../apps/organisation/src/words/zh'
import type { Words } from '../language'
import kitEn from './en'
import kitZh from './zh'

/** Every text with its path, such as `table.next`, reduced to the values that it takes. */
function shape(words: Words, path = ''): Record<string, string[]> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) =>
      typeof value === 'string'
        ? { [path + key]: [...new Set(value.match(/\{\w+\}/g))].sort() }
        : shape(value, `${path}${key}.`),
    ),
  ) as Record<string, string[]>
}

test.each<[string, Words, Words]>([
  ['the kit', kitZh, kitEn],
  ['the command console', commandZh, commandEn],
  ['the organisation console', organisationZh, organisationEn],
  ['the mobile app', mobileZh, mobileEn],
  ['problems', problemsZh, problemsEn],
])('Chinese and English of %s have the same keys and values', (_, zh, en) => {
  expect(shape(en)).toEqual(shape(zh))
})

test.each<[string, Words]>([
  ['command', commandZh],
  ['organisation', organisationZh],
])('The %s console overwrites none of the words of the kit', (_, own) => {
  expect(Object.keys(own).filter((key) => key in kitZh)).toEqual([])
})
