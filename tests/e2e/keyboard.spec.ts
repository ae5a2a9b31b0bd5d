import type { Page } from '@playwright/test'
import { signInTo } from './support/console'
import { expect, test } from './support/journey'
import { somebody } from './support/persons'

/** Presses Tab until the control of that name has the focus; every stop on the way must be visible. */
async function tabTo(page: Page, role: string, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if (
      (await page
        .getByRole(role as 'button', { name })
        .and(focused)
        .count()) > 0
    )
      return
  }
  throw new Error(`The keyboard does not reach ${role} ${name}.`)
}

test('a person is added by keyboard alone', async ({ page, sentence }) => {
  const person = somebody(2012)
  const dialog = page.getByRole('dialog', { name: '新增人员' })
  await signInTo(page, 'organisation', 'school')

  await sentence('skips the navigation', async () => {
    await page.goto('/organisation/persons')
    await expect(page.getByRole('heading', { level: 1, name: '人员' })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  })

  await sentence('opens the form and closes it again', async () => {
    await tabTo(page, 'button', '新增人员')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: '新增人员' })).toBeFocused()
  })

  await sentence('fills every field', async () => {
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await tabTo(page, 'textbox', '姓名')
    await page.keyboard.type(person.name)
    await tabTo(page, 'textbox', '证件号码')
    await page.keyboard.type(person.documentNumber)
    await tabTo(page, 'textbox', '手机号')
    await page.keyboard.type(person.phone)
    await tabTo(page, 'combobox', '现住区划')
    await page.keyboard.type('街道')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(dialog.locator('[data-field=regionId] .el-select__placeholder')).toContainText('街道')
    await tabTo(page, 'textbox', '详细地址')
    await page.keyboard.type('珞喻路 1 号')
  })

  await sentence('and saves it', async () => {
    await tabTo(page, 'button', '保存')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  })
})
