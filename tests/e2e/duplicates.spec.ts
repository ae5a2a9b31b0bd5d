import { agree, signInTo } from './support/console'
import { expect, refusedRequests, test } from './support/journey'
import { register, residentNumber, somebody } from './support/persons'
import { staff } from './support/staff'

test('one person who was registered twice becomes one, and two again', async ({
  page,
  sentence,
  complaints,
}) => {
  complaints.expect(refusedRequests)
  const known = await register(somebody())
  const day = known.documentNumber.slice(6, 14)
  let number = residentNumber(2012, false)
  while (number.slice(6, 14) !== day) number = residentNumber(2012, false)
  await signInTo(page, 'organisation', 'school')

  await sentence('who adds somebody alike is shown whom, and adds anyway', async () => {
    await page.goto('/organisation/persons')
    await page.getByRole('button', { name: '新增人员' }).click()
    const form = page.getByRole('dialog', { name: '新增人员' })
    await form.getByLabel('姓名').fill(known.name)
    await form.getByLabel('证件号码').fill(number)
    await form.getByLabel('现住区划').click()
    await page.getByRole('option').first().click()
    await form.getByRole('button', { name: '保存' }).click()
    await expect(form.getByRole('alert').getByRole('link', { name: known.name })).toBeVisible()
    await form.getByRole('button', { name: '不是同一人，仍然新增' }).click()
    await expect(form).toBeHidden()
  })

  await sentence('the pair waits in the queue with its reasons', async () => {
    await page.goto(`/organisation/duplicates?state=open&personId=${known.id}`)
    const pair = page.locator('.opener, .record-cards .head')
    await expect(pair).toHaveCount(1)
    await pair.filter({ hasText: known.name }).click()
    await expect(page.getByText('姓名相同')).toBeVisible()
    await expect(page.getByText('出生日期相同')).toBeVisible()
  })

  await sentence('the officer merges with the keyboard', async () => {
    await page.getByRole('button', { name: '合并为一人' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: '合并为一人' }).press('Enter')
    await expect(page.getByRole('button', { name: '撤销合并' })).toBeVisible()
  })

  const school = await staff('organisation', 'school')
  const { items } = await school.get<{ items: { one: { id: number }; other: { id: number } }[] }>(
    `/duplicates?personId=${known.id}&state=merged`,
  )
  const [one, other] = [items[0]!.one.id, items[0]!.other.id]

  await sentence('the addresses of both lead to the one who was kept', async () => {
    const answers = await Promise.all([one, other].map((id) => school.get<{ id: number }>(`/persons/${id}`)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  })

  await sentence('and takes it back', async () => {
    await page.getByRole('button', { name: '撤销合并' }).click()
    await agree(page, '撤销合并')
    await expect(page.getByRole('button', { name: '不是同一人' })).toBeVisible()
    const answers = await Promise.all([one, other].map((id) => school.get<{ id: number }>(`/persons/${id}`)))
    expect(answers.map(({ id }) => id)).toEqual([one, other])
  })

  await sentence('or sets the two side by side herself', async () => {
    await page.goto(`/organisation/persons/${known.id}`)
    await page.getByRole('button', { name: '与另一人比对' }).click()
    const finder = page.getByRole('dialog', { name: '按号码查找' })
    await finder.getByRole('textbox', { name: '证件号码' }).fill(number)
    await finder.getByRole('button', { name: '查找', exact: true }).click()
    await finder.getByRole('listitem').getByRole('button', { name: known.name }).click()
    await expect(page).toHaveURL(/duplicates\/\d+$/)
    await expect(page.getByText('出生日期相同')).toBeVisible()
  })
})
