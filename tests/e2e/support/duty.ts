import { expect, type Page } from '@playwright/test'
import { demoPassword } from './staff'

/** Signs the gatekeeper of the demonstration's school in and takes the main gate. */
export async function takeGate(page: Page): Promise<void> {
  await page.goto('/m/#/duty')
  await page.getByLabel('用户名').fill('gate')
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('请选择您现在值守的卡口')).toBeVisible()
  await page.getByRole('button', { name: /正门/ }).click()
  await expect(page.getByText('今日进入')).toBeVisible()
}

/** Types a temperature on the keypad: "36.5". */
export async function typeTemperature(page: Page, temperature: string): Promise<void> {
  for (const digit of temperature.replace('.', ''))
    await page.getByRole('button', { name: digit, exact: true }).click()
  await expect(page.getByText(`体温 ${temperature} ℃`)).toBeVisible()
}
