import type { Page } from '@playwright/test'
import { typeTemperature } from './support/duty'
import { addGate, addKeeper, type Keeper } from './support/gates'
import { expect, test } from './support/journey'
import { registerFamily } from './support/persons'
import { resident } from './support/residents'

async function signInKeeper(page: Page, { password }: Keeper, userName?: string): Promise<void> {
  if (userName) await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

test('a keeper switches gates, refuses with a reason, and hands the gate over', async ({
  page,
  sentence,
}) => {
  const { mother } = await registerFamily()
  const phone = await resident(mother.phone)
  await phone.declare(mother.id, 365)
  const { token } = await phone.code(mother.id, 'green')
  const stamp = String(Date.now()).slice(-6)
  const first = await addKeeper('王早班')
  const second = await addKeeper('李晚班')
  const north = await addGate(`北门${stamp}`, [first, second])
  const south = await addGate(`南门${stamp}`, [first])

  await sentence('signs in and takes the north gate', async () => {
    await page.goto('/m/#/duty')
    await signInKeeper(page, first, first.userName)
    await page.getByRole('button', { name: new RegExp(north.name) }).click()
    await expect(page.locator('.head').getByText(north.name)).toBeVisible()
    await expect(page.getByRole('link', { name: /今日进入/ })).toBeVisible()
    await expect(page.getByText('待发送')).toBeVisible()
  })

  await sentence('switches to the south gate with two taps', async () => {
    await page.getByRole('button', { name: '换卡口' }).click()
    await page.getByRole('button', { name: new RegExp(south.name) }).click()
    await expect(page.locator('.head').getByText(south.name)).toBeVisible()
  })

  await sentence('and back', async () => {
    await page.getByRole('button', { name: '换卡口' }).click()
    await page.getByRole('button', { name: new RegExp(north.name) }).click()
    await expect(page.locator('.head').getByText(north.name)).toBeVisible()
  })

  await sentence('turns the sound off', async () => {
    await page.getByRole('button', { name: '声音振动' }).click()
    await page.getByRole('button', { name: '仅振动' }).click()
    await expect(page.getByRole('button', { name: '静音' })).toBeVisible()
  })

  await sentence('refuses somebody, and must say why', async () => {
    await page.getByLabel('扫码枪或粘贴健康码内容').fill(token)
    await page.getByRole('button', { name: '核验' }).click()
    await expect(page.getByRole('dialog', { name: '绿码' })).toBeVisible()
    await typeTemperature(page, '36.4')
    await page.getByRole('button', { name: '不放行' }).click()
    await page.getByRole('button', { name: '确认不放行' }).click()
    await expect(page.getByText('请选择不放行的原因')).toBeVisible()
    await page.getByRole('button', { name: '其他', exact: true }).click()
    await page.getByRole('button', { name: '确认不放行' }).click()
    await expect(page.getByText('请写明原因。')).toBeVisible()
  })

  await sentence('chooses reasons and adds a word', async () => {
    await page.getByRole('button', { name: '未按要求佩戴口罩' }).click()
    await page.getByLabel('请写明原因').fill('劝说无效 <b>🙂</b>')
    await page.getByRole('button', { name: '确认不放行' }).dblclick()
    await expect(page.getByRole('status').filter({ hasText: '未放行' }).first()).toBeVisible()
    await page.getByRole('link', { name: /今日进入/ }).click()
    await expect(page.getByRole('listitem').getByText('未按要求佩戴口罩')).toBeVisible()
    await expect(page.getByRole('listitem')).toHaveCount(1)
    await page.goBack()
  })

  await sentence('offers the gate to the next keeper with the counts of the shift', async () => {
    await page.getByRole('link', { name: '交班' }).click()
    await expect(page.getByText('今日未放行')).toBeVisible()
    await page.getByRole('radio', { name: second.name }).click()
    await page.getByLabel(/交班说明/).fill('东侧门已锁')
    await page.getByRole('button', { name: '交班', exact: true }).dblclick()
    await expect(page.getByText(`已向 ${second.name} 交班`)).toBeVisible()
  })

  await sentence('who takes over on the same phone', async () => {
    await page.getByRole('button', { name: /在本机接班/ }).click()
    await expect(page.getByLabel('用户名')).toHaveValue(second.userName)
    await signInKeeper(page, second)
    await expect(page.getByText('东侧门已锁')).toBeVisible()
  })

  await sentence('and keeps the gate', async () => {
    await page.getByRole('button', { name: '接班', exact: true }).dblclick()
    await expect(page.locator('.head').getByText(north.name)).toBeVisible()
    await expect(page.getByText('东侧门已锁')).toHaveCount(0)
  })
})
