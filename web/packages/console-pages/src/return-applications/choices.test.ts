import { expect, test } from 'vitest'
import { attachmentFault, sizeText } from './choices'

test('Only PDF and pictures of at most 10 MB are sent', () => {
  expect(attachmentFault({ name: '方案.PDF', size: 10 * 1024 * 1024 })).toBeUndefined()
  expect(attachmentFault({ name: 'a.jpeg', size: 1 })).toBeUndefined()
  expect(attachmentFault({ name: 'a.docx', size: 1 })).toBe('returnApplications.attachmentKind')
  expect(attachmentFault({ name: 'a.png', size: 10 * 1024 * 1024 + 1 })).toBe(
    'returnApplications.attachmentTooLarge',
  )
})

test('Sizes are told in a unit that people read', () => {
  expect([sizeText(3), sizeText(340_400), sizeText(1_250_000)]).toEqual(['1 kB', '340 kB', '1.3 MB'])
})
