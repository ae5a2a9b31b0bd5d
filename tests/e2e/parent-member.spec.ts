import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { cardOf, photo, signInResident } from './support/mobile'
import { register, residentNumber, somebody } from './support/persons'

test('a parent adds a child with a proof, and an officer agrees', async ({
  page,
  browser,
  sentence,
  complaints,
}) => {
  const mother = await register(somebody(1986, true), { group: '教职工' })
  const child = { name: '𠮷小䶮', documentNumber: residentNumber(2019, false) }
  complaints.expect(/status of 400/)
  await signInResident(page, mother.phone)

  await sentence('fills in the child and chooses a picture of the proof', async () => {
    await page.getByRole('link', { name: '家庭成员' }).click()
    await page.getByRole('link', { name: '添加孩子或老人' }).click()
    await page.getByRole('radio', { name: '子女', exact: true }).click()
    await page.getByLabel('姓名').fill(child.name)
    await page.getByLabel('证件号码').fill(child.documentNumber.slice(0, 17))
    await page.getByLabel('证明照片').setInputFiles(photo)
    await expect(page.getByRole('img', { name: '所选的证明照片' })).toBeVisible()
  })

  await sentence('is told at the field what is wrong', async () => {
    await page.getByRole('button', { name: '提交申请' }).dblclick()
    await expect(page.getByRole('alert').first()).toContainText(/18 位|身份证/)
  })

  await sentence('mends it and sends the request once', async () => {
    await page.getByLabel('证件号码').fill(child.documentNumber)
    await page.getByRole('button', { name: '提交申请' }).dblclick()
    await expect(page.getByText('申请已提交')).toBeVisible()
    await expect(page.getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('listitem').getByText('待办理')).toBeVisible()
  })

  const office = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  complaints.listenTo(office)
  const desk = await office.newPage()
  await sentence(
    'the officer of the school compares the proof',
    async () => {
      await signInTo(desk, 'organisation', 'school')
      await navigateTo(desk, '居民申请')
      await desk.getByRole('button', { name: child.name }).first().click()
      const drawer = desk.getByRole('dialog', { name: '添加家庭成员' })
      await expect(drawer.getByText(child.documentNumber)).toBeVisible()
      await drawer.getByRole('button', { name: '查看照片' }).click()
      const picture = drawer.getByRole('img', { name: `${child.name} 的证明照片` })
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0)
    },
    desk,
  )
  await sentence(
    'and agrees',
    async () => {
      await desk.getByRole('button', { name: '同意', exact: true }).click()
      await agree(desk, '同意')
      await expect(desk.getByText('已同意，信息已更新')).toBeVisible()
    },
    desk,
  )
  await office.close()

  await sentence('the parent now declares for the child', async () => {
    await page.reload()
    await expect(page.getByRole('listitem').getByText('已同意')).toBeVisible()
    await page.goto('/m/#/resident')
    await expect(page.getByText('2 人中 0 人已申报')).toBeVisible()
    await cardOf(page, child.name).getByRole('link', { name: '立即申报' }).click()
    await expect(page.getByLabel('今日体温')).toBeVisible()
  })
})
