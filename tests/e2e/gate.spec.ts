import { cameraArguments, holdUp } from './support/camera'
import { takeGate, typeTemperature } from './support/duty'
import { expect, test } from './support/journey'
import { registerFamily } from './support/persons'
import { resident } from './support/residents'
import { staff } from './support/staff'
import config from './playwright.config'

const launch = config.use!.launchOptions!
test.use({
  permissions: ['camera'],
  launchOptions: { ...launch, args: [...launch.args!, ...cameraArguments] },
})

interface PassageList {
  items: { person: string; outcome: string; temperatureTenths: number | null }[]
}

test('a gatekeeper scans codes: green passes, yellow is refused', async ({ page, sentence, complaints }) => {
  const { mother, child } = await registerFamily()
  const phone = await resident(mother.phone)
  await phone.declare(mother.id, 365)
  await phone.declare(child.id, 382)
  const yellow = await phone.code(child.id, 'yellow')
  const green = await phone.code(mother.id, 'green')
  complaints.expect(/status of 422/)
  const recorded = async (name: string) =>
    (
      await (
        await staff('organisation', 'school')
      ).get<PassageList>(`/passages?personName=${encodeURIComponent(name)}`)
    ).items

  holdUp(green.token)
  await sentence('signs in and takes the main gate', () => takeGate(page))

  await sentence('scans a green code', async () => {
    const result = page.getByRole('dialog', { name: '绿码' })
    await expect(result.getByText('可以通行')).toBeVisible({ timeout: 60_000 })
    await expect(result.getByText('本单位人员')).toBeVisible()
    await expect(page.getByText(mother.documentNumber)).toHaveCount(0)
  })

  await sentence('types the temperature', () => typeTemperature(page, '36.5'))

  await sentence('lets the person in', async () => {
    await page.getByRole('button', { name: '放行', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: '已放行' })).toBeVisible()
    expect(await recorded(mother.name)).toMatchObject([{ outcome: 'admitted', temperatureTenths: 365 }])
  })

  await sentence('scans the same code again within a minute, which counts once', async () => {
    await expect(page.getByRole('dialog', { name: '绿码' })).toBeVisible({ timeout: 60_000 })
    await typeTemperature(page, '36.5')
    await page.getByRole('button', { name: '放行', exact: true }).click()
    await expect(page.getByText('一分钟内重复，计为一次')).toBeVisible()
    expect(await recorded(mother.name)).toHaveLength(1)
  })

  // The same code is not read again for four seconds; by then the list is open.
  await sentence('reads the list of the day', async () => {
    await page.getByRole('link', { name: /今日进入/ }).click()
    await expect(page.getByText('正门 今天的通行记录')).toBeVisible()
    await expect(page.getByRole('listitem').first().getByText('已放行')).toBeVisible()
  })

  await sentence('scans a yellow code and is told why it may not pass', async () => {
    holdUp(yellow.token)
    await page.goBack()
    const result = page.getByRole('dialog', { name: '黄码' })
    await expect(result.getByText('不可通行')).toBeVisible({ timeout: 60_000 })
    await expect(result.getByRole('listitem').first()).toContainText(/体温|发热/)
    await expect(page.getByRole('button', { name: '放行', exact: true })).toHaveCount(0)
  })

  await sentence('refuses the person', async () => {
    await expect(page.getByRole('button', { name: '健康码异常' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: '确认不放行' }).click()
    await expect(page.getByRole('status').filter({ hasText: '未放行' })).toBeVisible()
    expect(await recorded(child.name)).toMatchObject([{ outcome: 'refused' }])
  })

  await sentence('scans something that is no health code', async () => {
    await page.getByRole('link', { name: /今日进入/ }).click()
    await expect(page.getByText('正门 今天的通行记录')).toBeVisible()
    holdUp('https://example.org/menu')
    await page.goBack()
    await expect(page.getByRole('alertdialog', { name: '无效码' })).toBeVisible({ timeout: 60_000 })
  })
})
