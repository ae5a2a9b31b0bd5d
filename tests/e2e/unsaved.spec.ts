import type { Page } from '@playwright/test'
import { navigateTo, signInTo } from './support/console'
import { expect, refusedRequests, test } from './support/journey'
import { misspelt, somebody } from './support/persons'
import { demoPassword } from './support/staff'

const form = (page: Page) => page.getByRole('dialog', { name: '新增人员' })

async function begin(page: Page): Promise<void> {
  await page.goto('/organisation/persons')
  await page.getByRole('button', { name: '新增人员' }).click()
  await expect(form(page)).toBeVisible()
}

test('nothing typed is lost, and numbers never touch the disk', async ({ page, sentence, complaints }) => {
  complaints.expect(refusedRequests)
  const person = somebody(2012, true)
  page.on('dialog', (question) => void question.accept())
  await signInTo(page, 'organisation', 'school')

  await sentence('the document is checked as it is typed', async () => {
    await begin(page)
    await form(page).getByLabel('姓名').fill(person.name)
    const number = form(page).getByLabel('证件号码')
    await number.fill(misspelt(person.documentNumber))
    await number.blur()
    await expect(form(page).getByRole('alert')).toContainText('校验位不符')
    await expect(number).toHaveAttribute('aria-invalid', 'true')
    await number.fill(person.documentNumber.replace(/(.{6})(.{8})/, '$1 $2 '))
    await expect(form(page).getByText('2012-')).toBeVisible()
    await expect(form(page).getByText('女', { exact: false }).first()).toBeVisible()
    await form(page).getByLabel('手机号').fill(person.phone)
    await form(page).getByLabel('详细地址').fill('䶮𠮷路 <b>1</b> 号 👍')
  })

  await sentence('the page is closed and the draft offered again', async () => {
    await page.waitForTimeout(600)
    const stored = await page.evaluate(() => JSON.stringify(localStorage))
    expect(stored).toContain(person.name)
    expect(stored).not.toContain(person.documentNumber.slice(-6))
    expect(stored).not.toContain(person.phone.slice(-6))
    await page.reload()
    await begin(page)
    await form(page).getByRole('button', { name: '恢复草稿' }).click()
    await expect(form(page).getByLabel('姓名')).toHaveValue(person.name)
    await expect(form(page).getByLabel('详细地址')).toHaveValue('䶮𠮷路 <b>1</b> 号 👍')
    await expect(form(page).getByLabel('证件号码')).toHaveValue('')
  })

  await sentence('the first wrong field has the focus, and the texts say how to mend it', async () => {
    await form(page).getByLabel('详细地址').fill('长'.repeat(230))
    await form(page).getByRole('button', { name: '保存' }).dblclick()
    await expect(form(page).getByLabel('证件号码')).toBeFocused()
    await expect(form(page).getByText('请删去 30 个')).toBeVisible()
    await form(page).getByLabel('详细地址').fill('䶮𠮷路 1 号')
    await form(page).getByLabel('证件号码').fill(person.documentNumber)
    await form(page).getByLabel('手机号').fill(person.phone)
  })

  await sentence('the session ends while typing', async () => {
    await form(page).getByLabel('现住区划').click()
    await form(page).getByLabel('现住区划').fill('街道')
    await page.getByRole('treeitem').filter({ hasText: '街道' }).last().click()
    await page.context().clearCookies()
    await form(page).getByRole('button', { name: '保存' }).click()
    const again = page.getByRole('dialog', { name: '请重新登录' })
    await expect(again).toBeVisible()
    await again.getByLabel('密码', { exact: true }).fill(demoPassword)
    await again.getByRole('button', { name: '登录' }).click()
    await expect(again).toBeHidden()
    await expect(form(page).getByLabel('姓名')).toHaveValue(person.name)
    await expect(form(page).getByLabel('证件号码')).toHaveValue(person.documentNumber)
  })

  await sentence('and the person is saved once', async () => {
    await form(page).getByRole('button', { name: '保存' }).dblclick()
    await expect(form(page)).toBeHidden()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(person.name)
  })

  await sentence('going back asks before it leaves a form', async () => {
    await navigateTo(page, '卡口')
    await navigateTo(page, '人员')
    await page.getByRole('button', { name: '新增人员' }).click()
    await form(page).getByLabel('姓名').fill('回退')
    await page.goBack()
    const question = page.getByRole('dialog').filter({ hasText: '有尚未保存的内容' })
    await question.getByRole('button', { name: '继续填写' }).click()
    await expect(question).toBeHidden()
    await expect(form(page).getByLabel('姓名')).toHaveValue('回退')
    await page.keyboard.press('Escape')
    await question.getByRole('button', { name: '放弃修改' }).click()
    await expect(form(page)).toBeHidden()
  })
})
