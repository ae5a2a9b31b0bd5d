import type { Locator, Page } from '@playwright/test'
import { signInTo } from './support/console'
import { takeGate } from './support/duty'
import { expect, test } from './support/journey'
import { signInResident } from './support/mobile'

/*
 * The twelve main pages as they look, against pictures that were looked at. The clocks of server and page stand still, so
 * that the demonstration is the same every day; the font is one that every machine with these tests has. After a change that is meant: `PICTURES=update ./test pictures`, and look at what changed.
 */

const now = new Date('2020-03-02T09:30:00+08:00')
const mother = '15400000001'

test.use({ timezoneId: 'Asia/Shanghai', colorScheme: 'light' })
test.beforeEach(({ page }) => page.clock.setFixedTime(now))

/** Compares once nothing is being fetched or drawn any more. */
async function expectPicture(page: Page, name: string, changing: Locator[] = []): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.addStyleTag({
    content: "*:not(.van-icon) { font-family: 'WenQuanYi Zen Hei', sans-serif !important }",
  })
  await page.mouse.move(0, 0)
  await expect
    .soft(page)
    .toHaveScreenshot(`${name}.png`, { mask: changing, maskColor: '#e4e8ec', maxDiffPixelRatio: 0.01 })
}

test.describe('at a desk', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('the command console', async ({ page }) => {
    await signInTo(page, 'command', 'command')
    await expect(page.locator('canvas').first()).toBeVisible()
    await expectPicture(page, 'command-home')
    for (const [path, words] of [
      ['persons', '已申报'],
      ['completion', '完成'],
      ['health-codes', '绿码'],
      ['passages', '放行'],
    ] as const) {
      await page.goto(`/command/${path}`)
      await expect(page.getByRole('main').getByText(words).first()).toBeVisible()
      await expectPicture(page, `command-${path}`)
    }
    const { items } = await (await page.request.get('/api/command/persons?size=1')).json()
    await page.goto(`/command/persons/${items[0].id}`)
    await expect(page.getByRole('heading', { name: items[0].name }).first()).toBeVisible()
    await expectPicture(page, 'command-person')
  })

  test('the organisation console', async ({ page }) => {
    await signInTo(page, 'organisation', 'school')
    await expect(page.locator('canvas').first()).toBeVisible()
    await expectPicture(page, 'organisation-home')
    await page.goto('/organisation/return-applications')
    await expectPicture(page, 'organisation-return-applications')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true })

  test('a resident', async ({ page }) => {
    await signInResident(page, mother)
    await expectPicture(page, 'resident-home')
    await page.getByRole('link', { name: '立即申报' }).first().click()
    await expect(page.getByText('今日体温')).toBeVisible()
    await expectPicture(page, 'resident-declaration')
    // A code's own clock goes by the time that the server's answer bears, which is the real one.
    await page.route(/\/health-code$/, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { ...response.headers(), date: now.toUTCString() } })
    })
    await page.goto('/m/#/resident')
    await page.getByRole('link', { name: '健康码' }).first().click()
    await expect(page.getByText('为什么是这个颜色')).toBeVisible()
    await expectPicture(page, 'resident-code', [page.locator('.qr-code')])
  })

  test('a gatekeeper', async ({ page }) => {
    await takeGate(page)
    await expectPicture(page, 'duty-gate')
  })
})
