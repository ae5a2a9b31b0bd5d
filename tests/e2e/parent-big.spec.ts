import { expect, test } from './support/journey'
import { expectNoSideways, signInResident } from './support/mobile'
import { registerFamily } from './support/persons'

test.use({ viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 })

test('big type for elders holds on a phone of 320 pixels, in light and dark', async ({ page, sentence }) => {
  const { mother, child } = await registerFamily()
  await signInResident(page, mother.phone)

  await sentence('switches big type on', async () => {
    await page.goto('/m/#/resident/account')
    const before = await page
      .getByText('大字版')
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize))
    await page.getByRole('switch', { name: /大字版/ }).click()
    const after = await page
      .getByText('大字版')
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize))
    expect(after).toBeGreaterThan(before * 1.3)
    await expectNoSideways(page)
  })

  for (const theme of ['浅色', '深色']) {
    await sentence(`chooses ${theme}`, async () => {
      await page.goto('/m/#/resident/account')
      await page.getByRole('radio', { name: theme }).click()
    })
    for (const [title, path, word] of [
      ['first page', '', '今天是'],
      ['declaration', `/people/${mother.id}/declaration`, '今日体温'],
      ['code', `/people/${mother.id}/code`, '为什么是这个颜色'],
      ['history', `/people/${child.id}/history`, '申报记录'],
      ['household', '/household', '添加孩子或老人'],
      ['new member', '/household/add', '与您的关系'],
      ['own data', `/people/${mother.id}/data`, '查看完整号码'],
      ['correction', `/people/${mother.id}/correction`, '哪一项有误'],
      ['requests', '/requests', '还没有申请'],
      ['notices', '/notices', '通知'],
    ] as const)
      await sentence(`sees the page ${title} in ${theme} without scrolling sideways`, async () => {
        await page.goto(`/m/#/resident${path}`)
        await expect(page.getByText(word).first()).toBeVisible()
        await expectNoSideways(page)
      })
  }

  await sentence('reads each name in one line, and sees the whole code that is typed', async () => {
    await page.goto('/m/#/resident')
    for (const name of await page.getByRole('heading', { level: 2 }).all())
      expect((await name.boundingBox())!.height).toBeLessThan(60)
    await page.context().clearCookies()
    await page.goto('/m/#/resident/sign-in')
    expect((await page.getByLabel('短信验证码').boundingBox())!.width).toBeGreaterThan(140)
  })
})
