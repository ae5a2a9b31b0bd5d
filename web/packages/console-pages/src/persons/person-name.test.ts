import { expect, test } from 'vitest'
import { faultOfName } from './person-name'

test.each(['王一', '䶮𠮷', '阿卜杜拉·买买提', 'O’Neill', 'مرحبا', '<b>x</b>', '', '\uE863'])(
  '%j is taken as it is',
  (name) => expect(faultOfName(name)).toBeUndefined(),
)

test('A name is counted in characters, not in units of UTF-16', () => {
  expect(faultOfName('𠮷'.repeat(60))).toBeUndefined()
  expect(faultOfName('𠮷'.repeat(61))).toEqual({ fault: 'tooLong', most: 60, now: 61, over: 1 })
})

test.each(['👍', '12', '...'])('%s is no name', (name) =>
  expect(faultOfName(name)).toEqual({ fault: 'noName' }),
)
