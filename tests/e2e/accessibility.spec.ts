import type { Page } from '@playwright/test'
import { complaintsOf } from './support/axe'
import { signInTo } from './support/console'
import { expect, test } from './support/journey'
import { expectNoSideways } from './support/mobile'
import { staff, type Door } from './support/staff'

/*
 * Every page of both consoles, light and dark, at a desk and on a phone, against the rules of WCAG 2.2 A and AA that a
 * machine can check.
 */

const desk = { width: 1440, height: 900 }
const phone = { width: 375, height: 812 }
const smallPhone = { width: 320, height: 640 }

/** Opens an address and waits until nothing on it is being fetched or moved any more. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('main h1, header h1').first()).not.toBeEmpty()
  await page.waitForLoadState('networkidle')
  await page.addStyleTag({
    content: '*,*::before,*::after{animation:none!important;transition:none!important}',
  })
}

/** Pages that both consoles have are the same pages: they are read in the command console. */
async function addressesOf(door: Door): Promise<string[]> {
  if (door === 'organisation')
    return ['', 'persons', 'completion', 'return-applications', 'profile', 'lists/staff']
  const caller = await staff(door, 'command')
  const [person] = (await caller.get<{ items: { id: number }[] }>('/persons?size=1')).items
  const [organisation] = (await caller.get<{ items: { id: number }[] }>('/organisations?name=教育集团')).items
  return [
    '',
    'persons',
    `persons/${person!.id}`,
    'households',
    'duplicates?state=open',
    'rosters',
    'bulk-actions',
    'requests',
    'notices',
    'completion',
    'declarations',
    'declarations/missing',
    'health-codes',
    'health-codes/changes',
    'marks',
    'rule-sets',
    'return-applications',
    'checkpoints',
    'passages',
    'hand-overs',
    'organisations',
    'organisations?view=tree',
    `organisations/${organisation!.id}`,
    'regions',
    'region-imports',
    'attributes',
    'staff',
    'audit',
    'exports',
    'my-exports',
    'tests',
    'lists',
    'lists/organisations',
    'lists/marks',
    'account',
    'forbidden',
    'nowhere',
  ]
}

/**
 * What a machine finds wrong on the page as it is now: at a desk in light and dark, and on a phone, whose colours are the
 * same and where nothing is wider than 320 pixels. The page takes both from the device without being loaded again.
 */
async function check(page: Page, what: string): Promise<void> {
  expect.soft(await complaintsOf(page), what).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await complaintsOf(page, 'colours'), `${what}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(smallPhone)
  await expectNoSideways(page)
  await page.setViewportSize(phone)
  expect.soft(await complaintsOf(page, 'allButColours'), `${what}, phone`).toEqual([])
  await page.setViewportSize(desk)
}

test('what cannot be used by everybody is found', async ({ page }) => {
  await page.setContent('<title>x</title><button></button><p style="color:#aaa;background:#fff">pale</p>')
  const found = await complaintsOf(page)
  for (const rule of ['button-name', 'color-contrast', 'html-has-lang'])
    expect(found.join('\n')).toContain(rule)
})

for (const door of ['command', 'organisation'] as const) {
  test(`the pages of the ${door} console can be used by everybody`, async ({ page }) => {
    test.setTimeout(400_000)
    await open(page, `/${door}/sign-in`)
    await check(page, 'sign-in')
    await signInTo(page, door, door === 'command' ? 'command' : 'school')
    for (const address of await addressesOf(door)) {
      await open(page, `/${door}/${address}`)
      await check(page, `${door}/${address}`)
    }
    await open(page, `/${door}/persons`)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '搜索页面、人员和单位' }).fill('王')
    await expect(page.getByRole('option').first()).toBeVisible()
    await check(page, 'the palette')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '本页帮助' }).click()
    await expect(page.getByRole('dialog', { name: '帮助' })).toBeVisible()
    await check(page, 'help')
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /^选择/ }).first().press('Space')
    await expect(page.getByRole('region', { name: '已选记录' })).toBeVisible()
    await check(page, 'chosen rows')
    await page.getByRole('button', { name: '取消选择' }).click()
    await page.getByRole('button', { name: '新增人员' }).click()
    await expect(page.getByRole('dialog').getByLabel('姓名')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await check(page, 'a form with faults')
  })
}

test('the pages of the system administrator can be used by everybody', async ({ page }) => {
  await signInTo(page, 'command', 'admin')
  for (const address of ['roles', 'jobs']) {
    await open(page, `/command/${address}`)
    await check(page, `command/${address}`)
  }
})
