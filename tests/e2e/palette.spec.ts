import { signInTo } from './support/console'
import { expect, test } from './support/journey'
import { openPalette } from './support/palette'
import { register, somebody } from './support/persons'

test('an officer goes anywhere by typing', async ({ page, sentence }) => {
  const person = await register(somebody())
  await signInTo(page, 'organisation', 'school')

  await sentence('goes to a page', async () => {
    const field = await openPalette(page)
    await field.fill('卡口')
    await expect(page.getByRole('option', { name: '卡口' })).toHaveAttribute('aria-selected', 'true')
    await field.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: '卡口' })).toBeVisible()
  })

  for (const [how, text] of [
    ['name', person.name],
    ['the end of the phone', person.phone.slice(-8)],
    ['the end of the document', person.documentNumber.slice(-6).toLowerCase()],
    ['the whole phone, with spaces', person.phone.replace(/^(...)(....)/, '$1 $2 ')],
  ] as const) {
    await sentence(`finds a person by ${how}`, async () => {
      const field = await openPalette(page)
      const answer = page.waitForResponse('**/search')
      await field.fill(text)
      expect((await answer).url()).not.toContain(encodeURIComponent(text))
      const option = page
        .getByRole('group', { name: '人员' })
        .getByRole('option', { name: person.name })
        .first()
      await expect(option).toBeVisible()
      for (let step = 0; step < 20 && (await option.getAttribute('aria-selected')) !== 'true'; step++) {
        await field.press('ArrowDown')
      }
      await field.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
    })
  }

  await sentence('finds what was opened before', async () => {
    await openPalette(page)
    await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option')).toContainText([
      person.name,
    ])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('combobox', { name: '搜索页面、人员和单位' })).toBeHidden()
  })

  await sentence('is told when nothing is found, whatever was pasted', async () => {
    const field = await openPalette(page)
    for (const text of [
      '䶮𠮷'.repeat(100),
      '<img src=x onerror=alert(1)>',
      '\u202e甲\u200f',
      '👩‍👩‍👧'.repeat(30),
      '%_\\',
    ]) {
      await field.fill(text)
      await expect(page.getByText('没有找到')).toBeVisible()
    }
  })
})
