import type { Page } from '@playwright/test'
import { navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { register, somebody } from './support/persons'
import { resident } from './support/residents'

/** The number on the card of that title. */
async function figure(page: Page, title: string): Promise<number> {
  const card = page.locator('.stat-card').filter({ hasText: title }).first()
  return Number((await card.locator('strong, b, .value').first().textContent())!.replace(/\D/g, ''))
}

test('a page that is open sees a declaration by itself', async ({ page, sentence }) => {
  const person = await register(somebody(1990))
  const phone = await resident(person.phone)
  let before = 0

  await sentence('opens the page of today', async () => {
    await signInTo(page, 'organisation', 'school')
    await expect(page.getByText('实时', { exact: true }).first()).toBeVisible()
    before = await figure(page, '今日已申报')
  })

  await sentence('sees the figure move without a reload', async () => {
    await phone.declare(person.id, 365)
    await expect.poll(() => figure(page, '今日已申报'), { timeout: 45_000 }).toBeGreaterThan(before)
  })

  await sentence('sees the completion of groups live as well', async () => {
    await navigateTo(page, '申报完成情况')
    await expect(page.getByText('实时', { exact: true }).first()).toBeVisible()
  })
})

test('where no stream gets through, the page asks now and then', async ({ page, sentence, complaints }) => {
  complaints.expect(/\/api\/organisation\/live/)
  await page.route('**/api/organisation/live', (route) => route.abort())
  const person = await register(somebody(1991))
  const phone = await resident(person.phone)
  let before = 0

  await sentence('opens the page of today without a stream', async () => {
    await signInTo(page, 'organisation', 'school')
    await expect(page.getByText('定时刷新').first()).toBeVisible()
    before = await figure(page, '今日已申报')
  })

  await sentence('sees the figure move all the same', async () => {
    await phone.declare(person.id, 366)
    await expect.poll(() => figure(page, '今日已申报'), { timeout: 40_000 }).toBeGreaterThan(before)
  })
})
