import { expect, test } from './support/journey'
import { cardOf, signInResident } from './support/mobile'
import { registerFamily } from './support/persons'

test('a network that lies, a session that ends and a wrong clock lose nothing', async ({
  page,
  sentence,
  complaints,
}) => {
  const { mother } = await registerFamily()
  complaints.expect(/status of 401/)
  page.on('dialog', (dialog) => void dialog.accept())
  await signInResident(page, mother.phone)

  await sentence('an old link to what was declared does not say that it was done today', async () => {
    await page.goto(`/m/#/resident/people/${mother.id}/declared`)
    await expect(page).toHaveURL(/\/declaration$/)
  })

  await page.goto('/m/#/resident')
  await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
  await page.getByRole('button', { name: '36.5' }).click()
  await page.getByRole('button', { name: '没有症状' }).click()
  for (const question of [/接触过/, /离开过本市/])
    await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: '否' }).click()

  await sentence(
    'a hotel answers everything with its own page: the declaration waits on the phone',
    async () => {
      await page.route('**/api/mobile/**', (route) =>
        route.fulfill({
          status: 200,
          contentType: 'text/html',
          body: '<html><body>请登录酒店无线网</body></html>',
        }),
      )
      await page.getByRole('button', { name: '提交申报' }).click()
      await expect(page.getByText(`${mother.name} 的申报已保存在本机`)).toBeVisible()
    },
  )

  await sentence('the network is honest again, and it is sent', async () => {
    await page.unroute('**/api/mobile/**')
    await page.goto('/m/#/resident')
    await page.reload()
    await expect(cardOf(page, mother.name).getByText('今日已申报')).toBeVisible({ timeout: 30_000 })
  })

  await sentence('the session ends in another tab while something is typed', async () => {
    await page.goto(`/m/#/resident/people/${mother.id}/correction`)
    await page.getByRole('radio', { name: '地址' }).click()
    await page.getByLabel('正确的内容').fill('示例路 9 号')
    await page.getByLabel('为什么需要更正').fill('搬家了没有登记')
    const other = await page.context().newPage()
    await other.goto('/m/#/resident/account')
    await other.getByRole('button', { name: '退出登录', exact: true }).click()
    await expect(other.getByRole('link', { name: /居民服务/ })).toBeVisible()
    await other.close()
    await page.getByRole('button', { name: '提交更正申请' }).click()
    await expect(page.getByRole('heading', { name: '登录已失效，请重新登录后继续' })).toBeVisible()
    await expect(page.getByLabel('正确的内容')).toHaveValue('示例路 9 号')
  })
})

test.describe('a phone in New York whose clock is a day late', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('reads Beijing time and shows a code by the clock of the server', async ({ page, sentence }) => {
    const { mother } = await registerFamily()
    await signInResident(page, mother.phone)
    await page.addInitScript(() => {
      const real = Date.now.bind(Date)
      Date.now = () => real() - 26 * 3_600_000
    })
    await sentence('the code is valid', async () => {
      await page.goto(`/m/#/resident/people/${mother.id}/code`)
      await page.reload()
      await expect(page.getByText(/有效至/)).toBeVisible()
      const beijing = await page.evaluate(() =>
        new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
      )
      await expect(page.getByRole('timer')).toContainText(beijing)
    })
  })
})
