import type { Page } from '@playwright/test'
import { agree, filterByName, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { misspelt, register, residentNumber, somebody } from './support/persons'
import { Workbook } from './support/workbook'

const outcomes = ['新增', '更新', '无变化', '文件内重复', '未通过', '文件总行数'] as const

const outcome = (page: Page) => page.getByRole('table').filter({ hasText: '文件总行数' })

/** What became of the rows, as the page tells it. */
async function totals(page: Page): Promise<Record<string, number>> {
  const table = outcome(page)
  const cells = await Promise.all(
    outcomes.map((name) => table.getByRole('row', { name }).getByRole('cell').last().textContent()),
  )
  return Object.fromEntries(outcomes.map((name, at) => [name, Number(cells[at])]))
}

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await navigateTo(page, '导入名单')
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
}

const over = (page: Page) =>
  expect(page.getByRole('alert').filter({ hasText: '有未通过的行' })).toBeVisible({ timeout: 60_000 })

test('an officer of a school imports its roster from Excel', async ({ page, sentence }, info) => {
  const changed = await register(somebody())
  const unchanged = await register(somebody())
  const added = [somebody(2013), somebody(2014, true), somebody(2012)]
  const [misspeltOne, unknownChoice, lost, wrongPhone] = [somebody(), somebody(), somebody(), somebody()]
  const row = (person: ReturnType<typeof somebody>, more = {}) => ({
    姓名: person.name,
    证件类型: '居民身份证',
    证件号码: person.documentNumber,
    手机号: person.phone,
    '班级/部门': '一年级1班',
    ...more,
  })
  const rows = [
    ...added.map((person) => row(person, { '班级/部门': '一年级2班' })),
    row(changed, { '班级/部门': '一年级3班' }),
    row(unchanged),
    row(misspeltOne, { 证件号码: misspelt(misspeltOne.documentNumber) }),
    row(unknownChoice, { 性别: '男男' }),
    { ...row(lost), 证件号码: Number(residentNumber(2012, false).slice(0, 17) + '0') },
    row(added[0]!),
    row(wrongPhone, { 手机号: '12345' }),
  ]
  const file = `名单 ${info.project.name} ${Date.now()}.xlsx`
  let filled: Buffer

  await sentence('signs in to the organisation console', () => signInTo(page, 'organisation', 'school'))

  await sentence('downloads the template and fills it in', async () => {
    await navigateTo(page, '导入名单')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载导入模板' }).click()
    const path = info.outputPath('template.xlsx')
    await (await download).saveAs(path)
    const template = new Workbook(path)
    expect(template.header).toEqual(
      expect.arrayContaining(['姓名*', '证件号码*', '手机号', '班级/部门', '学号/工号']),
    )
    filled = template.fill(rows)
  })

  const expected = { 新增: 3, 更新: 1, 无变化: 1, 文件内重复: 1, 未通过: 4, 文件总行数: 10 }

  await sentence('uploads it and sees what would happen, and that nothing has yet', async () => {
    await upload(page, file, filled)
    await expect(page.getByText('尚未写入任何数据')).toBeVisible({ timeout: 60_000 })
    expect(await totals(page)).toEqual(expected)
    await outcome(page).getByRole('row', { name: '更新' }).getByRole('link').click()
    await expect(page.getByText('班级/部门：一年级1班 → 一年级3班')).toBeVisible()
    await page.getByRole('group', { name: '当前筛选' }).getByRole('button').first().click()
  })

  await sentence('commits it and sees the totals add up', async () => {
    await page.getByRole('button', { name: '确认导入' }).click()
    const question = page.getByRole('dialog').filter({ hasText: '将新增 3 人、更新 1 人' })
    await question.getByRole('button', { name: '确认导入' }).click()
    await over(page)
    expect(await totals(page)).toEqual(expected)
    await expect(page.getByText('各项合计与总行数不符')).toHaveCount(0)
  })

  await sentence('reads what is wrong, cell by cell', async () => {
    await outcome(page).getByRole('row', { name: '未通过' }).getByRole('link').click()
    await expect(page.getByText('第 7 行')).toBeVisible()
    await expect(page.getByText(/C 列：.*校验/)).toBeVisible()
    await page.getByText('第 11 行').scrollIntoViewIfNeeded()
  })

  await sentence('downloads the marked workbook and finds a comment at every wrong cell', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载标注后的文件' }).click()
    const path = info.outputPath('marked.xlsx')
    await (await download).saveAs(path)
    const marked = new Workbook(path)
    const at = (column: string, number: number) => marked.comments[`${marked.column(column)}${number}`]
    expect(at('证件号码', 7)).toMatch(/校验/)
    expect(at('性别', 8)).toMatch(/性别/)
    expect(at('证件号码', 9)).toMatch(/数字/)
    expect(at('证件号码', 10) ?? at('姓名', 10)).toMatch(/前面的行中已出现/)
    expect(at('手机号', 11)).toMatch(/手机/)
    expect(Object.keys(marked.comments)).toHaveLength(5)
    expect(marked.records.map((record) => record['姓名*'])).toEqual(rows.map((each) => each.姓名))
  })

  await sentence('thinks better of it, and takes the whole import back', async () => {
    await page.getByRole('button', { name: '撤销导入' }).click()
    const question = page.getByRole('dialog').filter({ hasText: '将移除本次新增的 3 人' })
    await question.getByRole('button', { name: '撤销导入' }).click()
    await expect(page.getByText('已撤销 4 行；0 行')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '再次导入' }).click()
    await agree(page, '确认导入')
    await over(page)
    expect(await totals(page)).toEqual(expected)
  })

  await sentence('imports the same file again, which changes nothing', async () => {
    await upload(page, file, filled)
    await over(page)
    expect(await totals(page)).toEqual({
      新增: 0,
      更新: 0,
      无变化: 5,
      文件内重复: 1,
      未通过: 4,
      文件总行数: 10,
    })
  })

  await sentence('finds the new pupils on the roster', async () => {
    await navigateTo(page, '人员')
    await filterByName(page, added[1]!.name)
    await expect(page.getByText(added[1]!.name).first()).toBeVisible()
    await expect(page.getByText(added[1]!.documentNumber)).toHaveCount(0)
    await expect(
      page.getByText(`${added[1]!.documentNumber.slice(0, 1)}****************`, { exact: false }).first(),
    ).toBeVisible()
  })
})

test('an officer is told why a file is no roster', async ({ page, sentence }) => {
  await signInTo(page, 'organisation', 'school')
  await sentence('uploads a picture by mistake', async () => {
    await navigateTo(page, '导入名单')
    const buffer = await page.screenshot()
    await page.locator('input[type=file]').setInputFiles({ name: '名单.xlsx', mimeType: 'image/png', buffer })
    await expect(page.getByRole('alert').getByText(/这不是表格文件/)).toBeVisible({ timeout: 60_000 })
  })
})
