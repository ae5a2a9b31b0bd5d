import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'

test('a school applies to reopen, corrects its application, and the district approves it', async ({
  page,
  browser,
  sentence,
  complaints,
}, info) => {
  const measures = `每日两次消毒通风，错峰进校，测温登记。${info.project.name}${Date.now() % 100000}`
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
  const officers = await browser.newContext()
  complaints.listenTo(officers)
  const district = await officers.newPage()
  let address = ''

  await sentence('the school writes an application with a file and submits it', async () => {
    await signInTo(page, 'organisation', 'school')
    await navigateTo(page, '复工复学申请')
    await page.getByRole('button', { name: '新建申请' }).first().click()
    const form = page.getByRole('dialog', { name: '新建申请' })
    await form.getByRole('combobox', { name: '开始日期' }).fill(tomorrow)
    await form.getByRole('combobox', { name: '开始日期' }).press('Enter')
    await form.getByLabel('防控措施').fill(measures)
    await form.locator('input[type=file]').setInputFiles({
      name: '防控方案.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 plan'),
    })
    await expect(form.getByRole('link', { name: '防控方案.pdf' })).toBeVisible()
    await form.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText('已提交，等待审核').first()).toBeVisible()
  })

  await sentence('the district reads it and returns it for correction', async () => {
    await signInTo(district, 'command', 'district')
    await navigateTo(district, '复工复学申请')
    await district.getByRole('button', { name: '单位复工复学' }).first().click()
    const drawer = district.getByRole('dialog', { name: '单位复工复学' })
    await expect(drawer.getByText(measures)).toBeVisible()
    const download = district.waitForEvent('download')
    await drawer.getByRole('link', { name: '防控方案.pdf' }).click()
    expect((await download).suggestedFilename()).toBe('防控方案.pdf')
    await drawer.getByRole('button', { name: '退回补正' }).click()
    await district.getByRole('dialog', { name: '退回补正' }).getByRole('textbox').fill('请补充隔离室安排')
    await agree(district, '退回补正')
    await expect(district.getByText('已退回，等待单位补正').first()).toBeVisible()
  })

  await sentence('the school finds it on its first page, corrects it and submits it again', async () => {
    await page.goto('/organisation/')
    await expect(page.getByText('复工复学申请待补正')).toBeVisible()
    await page.getByRole('link', { name: '单位复工复学' }).first().click()
    const drawer = page.getByRole('dialog', { name: '单位复工复学' })
    await expect(drawer.getByText('请补充隔离室安排')).toBeVisible()
    address = page.url()
    await drawer.getByRole('button', { name: '补正并重新提交' }).click()
    const form = page.getByRole('dialog', { name: '填写复工复学申请' })
    await expect(form.getByText('请补充隔离室安排')).toBeVisible()
    await form.getByLabel('防控措施').fill(`${measures}设隔离室。`)
    await form.getByLabel('补正说明').fill('已补充隔离室')
    await form.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText('已提交，等待审核').first()).toBeVisible()
  })

  await sentence('the district approves it', async () => {
    await district.reload()
    await district.getByRole('button', { name: '单位复工复学' }).first().click()
    const drawer = district.getByRole('dialog', { name: '单位复工复学' })
    await expect(drawer.getByText('已补充隔离室')).toBeVisible()
    await drawer.getByRole('button', { name: '同意', exact: true }).click()
    await agree(district, '同意')
    await expect(district.getByText('已同意，单位会看到结果').first()).toBeVisible()
  })

  await sentence('the school reads every step of it', async () => {
    await page.goto(address)
    const drawer = page.getByRole('dialog', { name: '单位复工复学' })
    await expect(drawer.getByText('已同意')).toBeVisible()
    for (const step of ['提交申请', '退回补正', '补正后重新提交'])
      await expect(drawer.getByText(step, { exact: true })).toBeVisible()
  })
  await officers.close()
})
