import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { register, somebody } from './support/persons'

test('an officer writes a notice to a class and sees whom it reached', async ({ page, sentence }, info) => {
  const group = `通知班${info.project.name}${Date.now() % 100000}`
  const pupil = await register(somebody(2014), { group })
  const title = `家长会 ${group}`

  await sentence('opens the notices', async () => {
    await signInTo(page, 'organisation', 'school')
    await navigateTo(page, '通知')
  })

  await sentence('writes one and sees how many it would reach', async () => {
    await page.getByRole('button', { name: '新建通知' }).first().click()
    const form = page.getByRole('dialog', { name: '新建通知' })
    await form.getByLabel('标题').fill(title)
    await form.getByLabel('内容').fill('周五下午三点召开家长会，请准时参加。')
    await form.getByLabel('班级或部门').click({ force: true })
    await page.getByRole('option', { name: group }).click()
    await expect(form.getByText(/将发送给 1 人/)).toBeVisible()
  })

  await sentence('sends it', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '立即发送' }).click()
    await expect(page.getByText(title).first()).toBeVisible()
    await expect(page.getByText('已发送').first()).toBeVisible()
  })

  await sentence('reads what became of it with each', async () => {
    await page.getByRole('button', { name: title }).first().click()
    await expect(page.getByText('周五下午三点召开家长会，请准时参加。')).toBeVisible()
    await expect(page.getByText(pupil.name).first()).toBeVisible()
    await expect(page.getByText('未读').first()).toBeVisible()
  })

  await sentence('cancels one that is scheduled', async () => {
    await navigateTo(page, '通知')
    await page.getByRole('button', { name: '新建通知' }).first().click()
    const form = page.getByRole('dialog', { name: '新建通知' })
    await form.getByLabel('标题').fill(`${title} 二`)
    await form.getByLabel('内容').fill('稍后发送')
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
    await form.getByLabel('发送时间').fill(`${tomorrow} 09:00`)
    await form.getByLabel('发送时间').press('Enter')
    await form.getByRole('button', { name: '定时发送' }).click()
    await page
      .getByRole('button', { name: `${title} 二` })
      .first()
      .click()
    await page.getByRole('button', { name: '取消发送' }).click()
    await agree(page, '取消发送')
    await expect(page.getByText('已取消').first()).toBeVisible()
  })
})

test('an officer writes to a person, to those who are ticked, and to all that a filter finds', async ({
  page,
  sentence,
}, info) => {
  const group = `点名班${info.project.name}${Date.now() % 100000}`
  const pupil = await register(somebody(2014), { group })
  await register(somebody(2014), { group })
  const form = page.getByRole('dialog', { name: '新建通知' })
  const rows = page.getByRole('checkbox', { name: /^选择 (?!本页)/ })
  const notice = async (title: string, reached: RegExp) => {
    await expect(form.getByText(reached)).toBeVisible()
    await form.getByLabel('标题').fill(title)
    await form.getByLabel('内容').fill('请今天下午到校。')
    await form.getByRole('button', { name: '立即发送' }).click()
    await expect(form).toBeHidden()
  }

  await sentence('writes to one person from the page of that person', async () => {
    await signInTo(page, 'organisation', 'school')
    await page.goto(`/organisation/persons/${pupil.id}`)
    await page.getByRole('button', { name: '发送通知' }).click()
    await expect(form.getByText(pupil.name)).toBeVisible()
    await notice(`一人 ${group}`, /将发送给 1 人/)
    await expect(page).not.toHaveURL(/notice|1\d{10}/)
  })

  await sentence('ticks one of two persons and writes to that one', async () => {
    await page.goto(`/organisation/persons?group=${encodeURIComponent(group)}`)
    await rows.first().press('Space')
    await page.getByRole('button', { name: '发送通知' }).click()
    await notice(`所选 ${group}`, /将发送给 1 人/)
  })

  await sentence('writes to all that the filter finds', async () => {
    await rows.nth(0).press('Space')
    await rows.nth(1).press('Space')
    await page.getByRole('button', { name: /选择.*全部/ }).click()
    await page.getByRole('button', { name: '发送通知' }).click()
    await expect(form.getByText('已按列表的筛选条件填好')).toBeVisible()
    await notice(`全部 ${group}`, /将发送给 2 人/)
  })

  await sentence('finds all three among the notices', async () => {
    await navigateTo(page, '通知')
    for (const whom of ['一人', '所选', '全部'])
      await expect(page.getByText(`${whom} ${group}`).first()).toBeVisible()
  })
})
