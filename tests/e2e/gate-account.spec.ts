import { addGate, addKeeper } from './support/gates'
import { expect, test } from './support/journey'
import { totpOf } from './support/totp'

test('a keeper secures her account with an authenticator', async ({ page, sentence, complaints }) => {
  complaints.expect(/status of 401/)
  const keeper = await addKeeper('赵守门')
  await addGate(`账号门${keeper.userName.slice(-6)}`, [keeper])
  let secret = ''

  async function enter(): Promise<void> {
    await page.getByLabel('用户名').fill(keeper.userName)
    await page.getByLabel('密码', { exact: true }).fill(keeper.password)
    await page.getByRole('button', { name: '登录' }).click()
  }

  await sentence('signs in and opens her account', async () => {
    await page.goto('/m/#/duty/account')
    await enter()
    await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible()
    await expect(page.getByText('未启用')).toBeVisible()
  })

  await sentence('signs a forgotten device out', async () => {
    await page.getByRole('button', { name: /^退出此设备/ }).click()
    await expect(page.getByRole('button', { name: /^退出此设备/ })).toHaveCount(0)
    await expect(page.getByText('本机', { exact: true })).toBeVisible()
  })

  await sentence('turns the authenticator on with the digits that it shows', async () => {
    await page.getByRole('link', { name: /动态验证码/ }).click()
    await page.getByRole('button', { name: '开始启用' }).click()
    await expect(page.getByRole('img', { name: '验证器二维码' })).toBeVisible()
    secret = (await page.locator('code').textContent())!
    await page.getByLabel('动态验证码').fill(totpOf(secret))
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await expect(page.getByText('动态验证码已启用')).toBeVisible()
  })

  await sentence('signs out, and cannot come in with the password alone', async () => {
    await page.getByRole('button', { name: '返回' }).click()
    await expect(page.getByText('已启用')).toBeVisible()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('link', { name: /值守/ }).click()
    await enter()
    // The digits that turned it on have done their work; the next ones count.
    await page.getByLabel('动态验证码').fill(totpOf(secret, 1))
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('heading', { name: '选择卡口' })).toBeVisible()
  })

  await sentence('turns it off again with her password', async () => {
    await page.goto('/m/#/duty/totp')
    await page.getByLabel('密码', { exact: true }).fill(keeper.password)
    await page.getByRole('button', { name: '关闭动态验证码' }).click()
    await expect(page.getByText('动态验证码已关闭')).toBeVisible()
  })
})
