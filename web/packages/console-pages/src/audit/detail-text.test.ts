import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import en from '../words/en'
import zh from '../words/zh'
import { detailText } from './detail-text'

const wordsOf = (messages: object) => {
  const locale = messages === zh ? 'zh' : 'en'
  return createI18n({ legacy: false, locale, messages: { [locale]: messages } } as never).global as never
}

test('Details read as names and values in words, empty ones left out', () => {
  const detail = { list: 'persons', filter: {}, columns: ['name', 'colour'], rows: 3, note: null }
  expect(detailText(detail, wordsOf(en))).toBe('list: Persons; columns (Name, Health code); rows: 3')
  expect(detailText(detail, wordsOf(zh))).toBe('列表：人员；列（姓名、健康码）；行数：3')
})

test('Enums have words with a capital or without, and what is unknown stays', () => {
  expect(detailText({ door: 'Command', role: 'gatekeeper' }, wordsOf(zh))).toBe(
    '入口：指挥端；角色：值守人员',
  )
  expect(detailText({ filter: { region: '4401/' } }, wordsOf(zh))).toBe('筛选（区划：4401/）')
  expect(detailText(null, wordsOf(zh))).toBe('')
})
