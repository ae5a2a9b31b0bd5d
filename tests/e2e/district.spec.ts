import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { choose, filterByName, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { registerFamily } from './support/persons'
import { resident } from './support/residents'
import { Workbook } from './support/workbook'

/** The row of a list that tells about a person: of a table, or a card on a phone. */
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').or(page.locator('.record-cards > li')).filter({ hasText: name })

async function exportList(page: Page, path: string): Promise<Workbook> {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('导出的列')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载', exact: true }).click()
  await (await download).saveAs(path)
  return new Workbook(path)
}

test('a district officer sees who declared, who did not, and who turned yellow and why', async ({
  page,
  sentence,
}, info) => {
  const { mother, child } = await registerFamily()
  const phone = await resident(mother.phone)
  await phone.declare(child.id, 365)
  await phone.code(child.id, 'green')
  const feverish = await registerFamily()
  const other = await resident(feverish.mother.phone)
  await other.declare(feverish.child.id, 366)
  await other.code(feverish.child.id, 'green')
  await other.correct(feverish.child.id, 384)
  await other.code(feverish.child.id, 'yellow')

  await sentence('signs in and sees how many have declared', async () => {
    await signInTo(page, 'command', 'district')
    await expect(page.getByRole('main')).toContainText(/今日已申报\s*[\d,]+/)
    const figures = await page.getByRole('main').innerText()
    const figure = (name: string) =>
      Number(new RegExp(`${name}\\s*([\\d,]+)`).exec(figures)?.[1]?.replace(',', ''))
    expect(figure('今日已申报') + figure('今日未申报')).toBe(figure('在册人员'))
  })

  await sentence('finds behind small figures as many rows as they tell', async () => {
    const links = page.locator('a.stat-card, a.figure-link')
    await expect(page.locator('.el-table a.figure-link').first()).toBeVisible()
    const figures = await links.evaluateAll((all) =>
      all.map((a) => ({
        href: a.getAttribute('href')!,
        number: Number((a.querySelector('strong') ?? a).textContent!.replace(/\D/g, '')),
      })),
    )
    for (const { href, number } of figures.filter((one) => one.number > 0 && one.number <= 50).slice(0, 6)) {
      await page.goto(`${href}${href.includes('?') ? '&' : '?'}size=100`)
      await expect(page.locator('.record-table tbody tr, .record-cards > li'), href).toHaveCount(number)
    }
  })

  await sentence('sees what was declared', async () => {
    await navigateTo(page, '健康申报')
    await expect(rowOf(page, feverish.child.name).first()).toContainText('38.4')
  })

  await sentence('sees who has not declared', async () => {
    await navigateTo(page, '未申报名单')
    await expect(rowOf(page, mother.name).first()).toBeVisible()
    await expect(rowOf(page, child.name)).toHaveCount(0)
  })

  await sentence('sees who turned yellow, and why', async () => {
    await navigateTo(page, '健康码变化')
    await expect(rowOf(page, feverish.child.name).first()).toContainText('黄码')
    await expect(rowOf(page, feverish.child.name).first()).toContainText(/体温|发热/)
  })

  await sentence('opens the person', async () => {
    await page.getByRole('link', { name: feverish.child.name }).first().click()
    await expect(page.getByRole('heading', { name: '基本信息' })).toBeVisible()
    await expect(page.getByText(feverish.child.documentNumber)).toHaveCount(0)
    await expect(page.getByText('没有人工标记。')).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: '38.4' }).first()).toBeVisible()
  })

  await sentence('gives a reason and sees the number in full', async () => {
    const tell = page.getByRole('button', { name: '查看完整内容' })
    await tell.first().click()
    await page.getByLabel('查看原因').fill('电话核实行程')
    await page.getByRole('button', { name: '查看完整内容' }).last().click()
    await expect(page.getByText(feverish.child.documentNumber)).toBeVisible()
  })

  await sentence('finds that this stands in the history of the person', async () => {
    await page.reload()
    await expect(page.getByText(feverish.child.documentNumber)).toHaveCount(0)
    await expect(page.getByRole('listitem').filter({ hasText: '电话核实行程' })).toBeVisible()
  })

  await sentence('exports the persons of the name to Excel', async () => {
    await navigateTo(page, '人员')
    await filterByName(page, feverish.child.name)
    await expect(rowOf(page, feverish.child.name).first()).toBeVisible()
    const book = await exportList(page, info.outputPath('persons.xlsx'))
    const rows = book.records.filter((record) => record.证件号码 !== null)
    const own = rows.find((record) =>
      String(record.证件号码).endsWith(feverish.child.documentNumber.slice(-1)),
    )
    expect(own).toMatchObject({ 姓名: feverish.child.name, 健康码: '黄码', 今日已申报: '是' })
    for (const record of rows) {
      expect(record.姓名).toBe(feverish.child.name)
      expect(record.证件号码).toMatch(/^.\*{16}.$/)
    }
  })

  await sentence('exports everybody of the district', async () => {
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect(page).not.toHaveURL(/name=/)
    const book = await exportList(page, info.outputPath('district.xlsx'))
    expect(book.records.length).toBeGreaterThan(100)
    const phones = book.records.map((record) => record.手机号).filter(Boolean)
    expect(phones.length).toBeGreaterThan(50)
    for (const one of phones) expect(one).toMatch(/^\d{3}\*{4}\d{4}$/)
  })

  await sentence('has a locked file made in the background, and fetches it', async () => {
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '导出数据' })
    await dialog.getByText('加密（打开时需要密码）').click()
    await dialog.getByRole('button', { name: '开始生成' }).click()
    await expect(dialog.getByText(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/)).toBeVisible()
    await dialog.getByRole('link', { name: '查看我的导出' }).click()
    const newest = page.getByRole('main').getByRole('listitem').first()
    await expect(newest).toContainText('已完成', { timeout: 20_000 })
    const download = page.waitForEvent('download')
    await newest.getByRole('link', { name: '下载' }).click()
    const path = info.outputPath('locked.xlsx')
    await (await download).saveAs(path)
    expect(readFileSync(path).subarray(0, 4).toString('hex')).toBe('d0cf11e0')
  })

  const campus = `校区${Date.now().toString(36)}`
  await sentence('adds a campus to a school group', async () => {
    await navigateTo(page, '单位')
    await page.getByRole('button', { name: '新增单位' }).click()
    await page.getByRole('dialog').getByLabel('单位名称').fill(campus)
    await choose(page, '所在区划', '东澜区')
    await choose(page, '上级单位', '澜江教育集团')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(rowOf(page, campus).first()).toContainText('澜江教育集团')
  })

  await sentence('finds it in the tree by keyboard, and from it the group', async () => {
    await page.getByText('层级', { exact: true }).click()
    const group = page.getByRole('treeitem', { name: '澜江教育集团' })
    await group.focus()
    await page.keyboard.press('ArrowRight')
    await expect(group).toHaveAttribute('aria-expanded', 'true')
    await page.getByRole('treeitem', { name: campus }).focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('navigation', { name: '上级单位路径' })
      .getByRole('link', { name: '澜江教育集团' })
      .click()
    await expect(page.getByRole('heading', { name: '下级单位' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: campus })).toBeVisible()
  })
})
