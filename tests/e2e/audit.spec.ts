import { navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { register, somebody } from './support/persons'
import { staff } from './support/staff'

test('an officer sees who changed what, before and after', async ({ page, sentence }) => {
  const person = await register(somebody(2013), { group: '一年级1班' })
  const officer = await staff('organisation', 'school')
  const { memberships } = await officer.get<{ memberships: { organisationId: number; version: number }[] }>(
    `/persons/${person.id}`,
  )
  await officer.put(`/rosters/${officer.organisationId}/persons/${person.id}`, {
    group: '一年级3班',
    number: null,
    version: memberships[0]!.version,
  })

  await sentence('opens the trail of the own organisation', async () => {
    await signInTo(page, 'organisation', 'school')
    await navigateTo(page, '操作日志')
  })

  await sentence('finds the person', async () => {
    await page.goto(`/organisation/audit?personName=${encodeURIComponent(person.name)}`)
    await expect(page.getByText('修改名单信息').first()).toBeVisible()
  })

  await sentence('looks at the deed: what was before stands beside what is now', async () => {
    await page
      .getByRole('row', { name: /修改名单信息/ })
      .or(page.getByRole('listitem').filter({ hasText: '修改名单信息' }))
      .first()
      .click()
    const drawer = page.getByRole('dialog', { name: '修改名单信息' })
    await expect(drawer.getByText('一年级1班')).toBeVisible()
    await expect(drawer.getByText('一年级3班')).toBeVisible()
    await expect(drawer.getByText(person.documentNumber)).toHaveCount(0)
  })
})
