import { expect, test } from './support/journey'
import { photo, signInResident } from './support/mobile'
import { codeSentTo } from './support/messages'
import { register, somebody } from './support/persons'
import { staff } from './support/staff'

test('a resident sees what is stored, who looked, and has a mistake corrected', async ({
  page,
  sentence,
  complaints,
}) => {
  test.setTimeout(180_000)
  // The code is asked for within a minute of that for signing in.
  complaints.expect(/status of 429/)
  const person = await register(somebody(1984, true), { group: '教职工' })
  const school = await staff('organisation', 'school')
  await school.get(`/persons/${person.id}`)
  await school.post(`/persons/${person.id}/reveal`, { fields: ['phone'], reason: '电话核实情况' })
  await signInResident(page, person.phone)

  await sentence('sees what is stored, with masked numbers', async () => {
    await page.getByRole('link', { name: '我的' }).click()
    await page.getByRole('link', { name: /我的数据/ }).click()
    await expect(page.getByText('教职工')).toBeVisible()
    await expect(page.getByText(person.documentNumber)).toHaveCount(0)
  })

  await sentence('sees who looked: the office, not the officer', async () => {
    await page.getByRole('link', { name: '谁看过' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: '查看了完整号码' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: '查看了信息' })).toBeVisible()
    await expect(page.getByText('电话核实情况')).toHaveCount(0)
  })

  await sentence('asks for a correction', async () => {
    await page.getByRole('link', { name: '登记了什么' }).click()
    await page.getByRole('link', { name: /申请更正/ }).click()
    await page.getByRole('radio', { name: '地址' }).click()
    await page.getByLabel('正确的内容').fill('示例路 8 号 <i>２栋</i> 🙂')
    await page.getByLabel('为什么需要更正').fill('搬家了没有登记')
    await page.getByLabel('证明照片').setInputFiles(photo)
    await page.getByRole('button', { name: '提交更正申请' }).dblclick()
    await expect(page.getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('listitem').getByText('待办理')).toBeVisible()
  })

  const { items } = await school.get<{ items: { id: number; name: string }[] }>('/requests?state=pending')
  const { id } = items.find(({ name }) => name === person.name)!
  const { version } = await school.get<{ version: number }>(`/requests/${id}`)
  await school.post(`/requests/${id}/refuse`, { version, reason: '请补充门牌号' }).catch(() => undefined)
  await sentence('reads why it was returned', async () => {
    await page.reload()
    await expect(page.getByText('原因：请补充门牌号')).toBeVisible()
  })

  await sentence('sees the whole numbers after a fresh code', async () => {
    await page.goto(`/m/#/resident/people/${person.id}/data`)
    await page.getByRole('button', { name: '查看完整号码' }).click()
    const send = page.getByRole('button', { name: '获取验证码' })
    await expect(async () => {
      if (await send.isEnabled()) await send.click()
      await expect(page.getByText('验证码已发送')).toBeVisible({ timeout: 1500 })
    }).toPass({ timeout: 80_000 })
    await page.getByLabel('短信验证码').fill(await codeSentTo(page.request, person.phone))
    await page.getByRole('button', { name: '显示', exact: true }).click()
    await expect(page.getByText(person.documentNumber)).toBeVisible()
    await page.getByRole('button', { name: '隐藏' }).click()
    await expect(page.getByText(person.documentNumber)).toHaveCount(0)
  })
})
