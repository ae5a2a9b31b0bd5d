import { expect, type Locator, type Page } from '@playwright/test'
import { codeSentTo } from './messages'

/** The card of a person on the first page. */
export const cardOf = (page: Page, name: string): Locator => page.getByRole('region', { name })

/** Signs a resident in with the code from the text message, and waits for the first page. */
export async function signInResident(page: Page, phone: string): Promise<void> {
  await page.goto('/m/#/resident')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送')).toBeVisible()
  await page.getByLabel('短信验证码').fill(await codeSentTo(page.request, phone))
  await page
    .getByRole('button', { name: '登录' })
    .click({ timeout: 3000 })
    .catch(() => undefined)
  await expect(page.getByText('今天是')).toBeVisible()
}

/** The smallest picture that browsers show, as a phone's camera would give one. */
export const photo = {
  name: 'proof.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR42mP8z8BQz4AHMI5KYwMAVfQFAaE0QYQAAAAASUVORK5CYII=',
    'base64',
  ),
}

/** No page may be wider than the phone, once what is drawn has followed its size. */
export async function expectNoSideways(page: Page): Promise<void> {
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(beyond, { message: `width of ${page.url()}`, timeout: 5000 }).toBeLessThanOrEqual(0)
}
