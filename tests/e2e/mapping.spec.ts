import type { Page } from '@playwright/test'
import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { somebody } from './support/persons'

async function pick(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).press('Enter')
  const list = page.getByRole('listbox', { name: field })
  await list.getByRole('option', { name: option, exact: true }).click()
  await expect(list).toBeHidden()
}

test('an officer says what the columns of somebody else’s file are', async ({ page, sentence }, info) => {
  const people = [somebody(), somebody(), somebody()]
  const headers = [`代号${Date.now()}`, '称呼', '组别', '男女']
  const rows = people.map(({ documentNumber, name }, at) => [documentNumber, name, '一组', at ? '' : '先生'])
  const name = `外来名单 ${info.project.name} ${Date.now()}.csv`
  const buffer = Buffer.from([headers, ...rows].map((row) => row.join(',')).join('\r\n'))
  const column = (at: number) => page.locator('.columns li').nth(at)

  await sentence('uploads a file with headers that nobody knows', async () => {
    await signInTo(page, 'organisation', 'school')
    await navigateTo(page, '导入名单')
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
    await expect(page.getByText('无法确定各列的含义')).toBeVisible({ timeout: 60_000 })
    await expect(column(0)).toContainText('按内容推测')
    await expect(column(0)).not.toContainText(people[0]!.documentNumber)
  })

  await sentence('gives the columns their fields', async () => {
    if (info.project.name === 'desktop')
      await page.getByText('班级/部门', { exact: true }).first().dragTo(column(2))
    else {
      await pick(page, '“组别”列对应的字段', '班级/部门')
    }
    await pick(page, '“男女”列对应的字段', '性别')
    await page.getByRole('button', { name: '按此对照核对' }).click()
    await expect(page.getByRole('row', { name: '未通过' }).first()).toContainText('1', { timeout: 60_000 })
  })

  await sentence('says what a value means', async () => {
    await page.getByRole('button', { name: '调整列和取值的对照' }).click()
    await pick(page, '“性别”的取值“先生”的含义', '男')
    await page.getByRole('button', { name: '按此对照核对' }).click()
    await expect(page.getByRole('row', { name: '新增' }).first()).toContainText('3', { timeout: 60_000 })
  })

  await sentence('cancels, and forgets what was remembered', async () => {
    await page.getByRole('button', { name: '取消导入' }).click()
    await agree(page, '取消导入')
    await navigateTo(page, '导入名单')
    await page.getByRole('button', { name: '表头词典' }).click()
    const saved = page
      .getByRole('dialog', { name: '表头词典' })
      .getByRole('listitem')
      .filter({ hasText: name })
    await saved.getByRole('button', { name: '删除' }).click()
    await agree(page, '删除')
    await expect(saved).toHaveCount(0)
  })
})
