import type { Page } from '@playwright/test'
import { complaintsOf } from './support/axe'
import { takeGate } from './support/duty'
import { expect, test } from './support/journey'
import { expectNoSideways, signInResident } from './support/mobile'
import { registerFamily } from './support/persons'

/** WCAG 2.2 AA as far as a program can tell, in both appearances: the page follows the phone without a reload. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect.soft(await complaintsOf(page), `${page.url()}, ${colorScheme}`).toEqual([])
  }
}

test('every page of the mobile app is accessible, light and dark', async ({ page, sentence }) => {
  test.setTimeout(180_000)
  const { mother, child } = await registerFamily()

  await sentence('before signing in', async () => {
    await page.goto('/m/')
    await expect(page.getByText('居民服务')).toBeVisible()
    await expectAccessible(page)
    await page.goto('/m/#/resident/sign-in')
    await expect(page.getByLabel('手机号')).toBeVisible()
    await expectAccessible(page)
  })
  await signInResident(page, mother.phone)
  for (const [path, word] of [
    ['', '立即申报'],
    [`/people/${mother.id}/declaration`, '今日体温'],
    [`/people/${mother.id}/code`, '为什么是这个颜色'],
    [`/people/${child.id}/history`, '申报记录'],
    [`/people/${child.id}/history?tab=colours`, '颜色变化'],
    [`/people/${child.id}/history?tab=passages`, '还没有通行记录'],
    ['/household', '添加孩子或老人'],
    ['/household/add', '与您的关系'],
    [`/people/${mother.id}/data`, '查看完整号码'],
    [`/people/${mother.id}/data?tab=uses`, '更改或办理'],
    [`/people/${mother.id}/correction`, '哪一项有误'],
    ['/requests', '还没有申请'],
    ['/notices', '通知'],
    ['/account', '登录的设备'],
  ] as const)
    await sentence(`the resident's page ${path || '/'}`, async () => {
      await page.goto(`/m/#/resident${path}`)
      await expect(page.getByText(word).first()).toBeVisible()
      await page.waitForTimeout(400)
      await expectAccessible(page)
      await expectNoSideways(page)
    })

  await sentence('the gate', async () => {
    await takeGate(page)
    await page.waitForTimeout(400)
    await expectAccessible(page)
  })
  await sentence('looking up by hand', async () => {
    await page.getByRole('button', { name: '人工查询' }).click()
    await expect(page.getByLabel('完整证件号码')).toBeVisible()
    await page.waitForTimeout(500)
    await expectAccessible(page)
    await page.getByLabel('完整证件号码').fill(mother.documentNumber)
    await page.getByRole('button', { name: '查询', exact: true }).click()
  })
  await sentence('the result', async () => {
    await page.getByRole('button', { name: /不放行/ }).click()
    await page.waitForTimeout(500)
    await expectAccessible(page)
  })
  for (const [path, word] of [
    ['/passages', '今天的通行记录'],
    ['/hand-over', '本班次'],
    ['/gates', '请选择您现在值守的卡口'],
    ['/account', '登录的设备'],
    ['/password', '新密码'],
  ] as const)
    await sentence(`the keeper's page ${path}`, async () => {
      await page.goto(`/m/#/duty${path}`)
      await expect(page.getByText(word).first()).toBeVisible()
      await page.waitForTimeout(400)
      await expectAccessible(page)
      await expectNoSideways(page)
    })
})
