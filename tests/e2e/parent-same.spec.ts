import { expect, test } from './support/journey'
import { cardOf, signInResident } from './support/mobile'
import { registerFamily } from './support/persons'
import { resident } from './support/residents'

test('a parent declares within twenty seconds with the answers of yesterday', async ({ page, sentence }) => {
  const { mother } = await registerFamily()
  await (await resident(mother.phone, page.request)).declareYesterday(mother.id, '江苏南京')
  await page.goto('/m/#/resident')

  const began = Date.now()
  await sentence('opens the declaration, which offers the answers of yesterday', async () => {
    await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
    await expect(page.getByRole('heading', { name: /与上次（.+）相同/ })).toBeVisible()
    await expect(page.getByText('江苏南京').first()).toBeVisible()
  })

  await sentence('takes them over; temperature and symptoms are asked afresh', async () => {
    await page.getByRole('button', { name: '以上都没有变化，一键填入' }).click()
    await expect(page.getByLabel('今日体温')).toHaveValue('')
    await expect(page.getByRole('button', { name: '没有症状' })).toHaveAttribute('aria-pressed', 'false')
    await expect(page.getByLabel('到过的地方')).toHaveValue('江苏南京')
  })

  await sentence('answers the two and sends', async () => {
    await page.getByRole('button', { name: '36.5' }).click()
    await page.getByRole('button', { name: '没有症状' }).click()
    await page.getByRole('button', { name: '提交申报' }).dblclick()
    await expect(page.getByText(`${mother.name} 今日申报成功`)).toBeVisible()
    expect(Date.now() - began).toBeLessThan(20_000)
  })

  await sentence('goes back and forward without declaring again', async () => {
    await page.goBack()
    await page.goForward()
    await page.goto('/m/#/resident')
    await expect(cardOf(page, mother.name).getByText('今日已申报')).toBeVisible()
  })
})

test('what was typed is still there after a reload', async ({ page, sentence }) => {
  const { mother } = await registerFamily()
  await signInResident(page, mother.phone)
  page.on('dialog', (dialog) => void dialog.accept())
  await cardOf(page, mother.name).getByRole('link', { name: '立即申报' }).click()
  await page.getByLabel('今日体温').fill('36.7')
  await page.getByLabel(/备注/).fill('𠮷䶮 <b>🙂</b>')

  await sentence('reloads the page in the middle of it', async () => {
    await page.reload()
    await expect(page.getByLabel('今日体温')).toHaveValue('36.7')
    await expect(page.getByLabel(/备注/)).toHaveValue('𠮷䶮 <b>🙂</b>')
  })
})
