import type { Page } from '@playwright/test'
import { takeGate, typeTemperature } from './support/duty'
import { expect, test } from './support/journey'
import { registerFamily } from './support/persons'
import { resident } from './support/residents'

async function enter(page: Page, text: string): Promise<void> {
  await page.getByLabel('扫码枪或粘贴健康码内容').fill(text)
  await page.getByRole('button', { name: '核验' }).click()
}

test('a gatekeeper without a camera types codes and looks people up', async ({
  page,
  sentence,
  complaints,
}) => {
  const { mother, child } = await registerFamily()
  const phone = await resident(mother.phone)
  await phone.declare(mother.id, 364)
  await phone.declare(child.id, 366)
  await phone.code(child.id, 'green')
  const { token } = await phone.code(mother.id, 'green')
  const refusal = page.getByRole('alertdialog', { name: '无效码' })
  complaints.expect(/status of 422/)

  await sentence('signs in and is told that there is no camera', async () => {
    await takeGate(page)
    await expect(page.getByText('没有找到摄像头')).toBeVisible()
  })

  await sentence('types the code and lets the person in', async () => {
    await enter(page, token)
    await expect(page.getByRole('dialog', { name: '绿码' })).toBeVisible()
    await typeTemperature(page, '36.4')
    await page.getByRole('button', { name: '放行', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '已放行' })).toBeVisible()
  })

  await sentence('types garbage', async () => {
    await enter(page, 'abc 123')
    await expect(refusal.getByText('不能通行')).toBeVisible()
    await page.getByRole('button', { name: '继续扫码' }).click()
  })

  await sentence('types a code that somebody has changed', async () => {
    const middle = Math.floor(token.length / 2)
    const other = token[middle] === 'A' ? 'B' : 'A'
    await enter(page, token.slice(0, middle) + other + token.slice(middle + 1))
    await expect(refusal.getByText('不能通行')).toBeVisible()
    await page.getByRole('button', { name: '继续扫码' }).click()
  })

  // Codes live for five minutes, so the server's answer to an old one is put in its mouth here.
  await sentence('types a code that has expired', async () => {
    const title = '此健康码已过期，请对方刷新后再出示。'
    await page.route('**/api/mobile/duty/verifications', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 422, code: 'passages.tokenExpired', title }),
      }),
    )
    await enter(page, token)
    await expect(refusal.getByText(/过期/)).toBeVisible()
    await page.unroute('**/api/mobile/duty/verifications')
    await page.getByRole('button', { name: '继续扫码' }).click()
  })

  await sentence('looks up the child, who has no phone', async () => {
    await page.getByRole('button', { name: '人工查询' }).click()
    await page.getByRole('button', { name: '姓名加后四位' }).click()
    await page.getByLabel('姓名', { exact: true }).fill(child.name)
    await page.getByLabel('证件号码后四位').fill(child.documentNumber.slice(-4))
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await expect(page.getByRole('dialog', { name: '绿码' })).toBeVisible()
  })

  await sentence('measures a fever, which may not pass', async () => {
    await typeTemperature(page, '37.8')
    await expect(page.getByText('发热，不可放行')).toBeVisible()
    await expect(page.getByRole('button', { name: '放行', exact: true })).toBeDisabled()
    await page.getByRole('button', { name: '不放行' }).click()
    await expect(page.getByRole('button', { name: '体温异常' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: '确认不放行' }).click()
    await expect(page.getByRole('status').filter({ hasText: '未放行' })).toBeVisible()
  })
})
