import type { Page } from '@playwright/test'
import { expect, test } from './support/journey'
import { cardOf, signInResident as signIn } from './support/mobile'
import { registerFamily } from './support/persons'

interface Answers {
  temperature: string
  symptoms?: string[]
}

async function fillIn(page: Page, { temperature, symptoms = ['没有症状'] }: Answers): Promise<void> {
  await page.getByLabel('今日体温').fill(temperature)
  for (const symptom of symptoms) await page.getByRole('button', { name: symptom, exact: true }).click()
  await page
    .getByRole('radiogroup', { name: /接触过/ })
    .getByRole('radio', { name: '否' })
    .click()
  await page
    .getByRole('radiogroup', { name: /离开过本市/ })
    .getByRole('radio', { name: '否' })
    .click()
}

test('a parent declares for herself and her feverish child and sees both codes', async ({
  page,
  context,
  sentence,
  complaints,
}) => {
  const { mother, child } = await registerFamily()
  complaints.expect(/ERR_INTERNET_DISCONNECTED/)

  await sentence('signs in with the code from a text message', async () => {
    await signIn(page, mother.phone)
    await expect(cardOf(page, mother.name).getByText('本人')).toBeVisible()
    await expect(cardOf(page, child.name).getByText('家人')).toBeVisible()
  })

  await sentence('fills in her own declaration', async () => {
    await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
    await fillIn(page, { temperature: '36.5' })
  })

  await sentence('sends it', async () => {
    await page.getByRole('button', { name: '提交申报' }).click()
    await expect(page.getByText(`${mother.name} 今日申报成功`)).toBeVisible()
  })

  await sentence('fills in the declaration of her child, who has a fever', async () => {
    await page.getByRole('link', { name: `继续为 ${child.name} 申报` }).click()
    await fillIn(page, { temperature: '38.2', symptoms: ['咳嗽'] })
    await expect(page.getByText('属于发热')).toBeVisible()
    await page.getByRole('button', { name: '提交申报' }).click()
    await expect(page.getByText(`${child.name} 今日申报成功`)).toBeVisible()
  })

  await sentence('sees that the code of the child is yellow, and why', async () => {
    await page.getByRole('link', { name: '健康码' }).click()
    await expect(page.getByText('黄码')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('img', { name: `${child.name} 的健康码二维码` })).toBeVisible()
    await expect(page.getByRole('heading', { name: '为什么是这个颜色' })).toBeVisible()
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: /体温|发热/ })
        .first(),
    ).toBeVisible()
  })

  await sentence('sees her own code, which is green', async () => {
    await page.getByRole('link', { name: mother.name, exact: true }).click()
    await expect(page.getByText('绿码')).toBeVisible()
    await expect(page.getByText('目前没有发现风险')).toBeVisible()
  })

  await sentence('loses the network: the code stays and says so', async () => {
    await context.setOffline(true)
    await page.getByRole('link', { name: child.name, exact: true }).click()
    await expect(page.getByText(/没有网络，有效至/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('img', { name: `${child.name} 的健康码二维码` })).toBeVisible()
  })

  await sentence('has the network again and both are declared', async () => {
    await context.setOffline(false)
    await expect(page.getByText(/没有网络/)).toHaveCount(0, { timeout: 30_000 })
    await page.goto('/m/#/resident')
    await expect(cardOf(page, mother.name).getByText('今日已申报')).toBeVisible()
    await expect(cardOf(page, child.name).getByText('今日已申报')).toBeVisible()
    await expect(cardOf(page, child.name).getByText('黄码')).toBeVisible()
  })
})

test('a declaration made without a network is sent later', async ({
  page,
  context,
  sentence,
  complaints,
}) => {
  const { mother } = await registerFamily()
  complaints.expect(/ERR_INTERNET_DISCONNECTED/)
  // What must open without a network is fetched once the first page has come to rest.
  const fetched = page.waitForResponse(/declaration-form/)
  await signIn(page, mother.phone)
  await fetched
  await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
  await expect(page.getByLabel('今日体温')).toBeVisible()
  await page.goBack()
  await page.waitForLoadState('networkidle')

  await sentence('declares without a network', async () => {
    await context.setOffline(true)
    await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
    await fillIn(page, { temperature: '36.4' })
    await expect(page.getByText('当前没有网络')).toBeVisible()
  })

  await sentence('is told that it waits on the phone', async () => {
    await page.getByRole('button', { name: '提交申报' }).click()
    await expect(page.getByText(`${mother.name} 的申报已保存在本机`)).toBeVisible()
    await page.getByRole('link', { name: '返回首页' }).click()
    await expect(page.getByText(/保存在本机，会自动发送/)).toBeVisible()
  })

  await sentence('has the network again, and it is sent by itself', async () => {
    await context.setOffline(false)
    await expect(page.getByText(/保存在本机，会自动发送/)).toHaveCount(0, { timeout: 30_000 })
    await expect(cardOf(page, mother.name).getByText('今日已申报')).toBeVisible()
  })
})
