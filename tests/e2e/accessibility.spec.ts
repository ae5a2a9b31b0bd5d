import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInTo } from './support/console'
import { expect, test } from './support/journey'
import { staff, type Door } from './support/staff'

/*
 * Every page of both consoles, light and dark, against the rules of WCAG 2.2 A and AA that a machine can check. The
 * project decides whether that is at a desk or on a phone.
 */

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
type Theme = 'light' | 'dark'

async function complaintsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n').pop()?.trim()}`,
    ),
  )
}

async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((now) => localStorage.setItem('paiyi.theme', now), theme)
}

/** Opens an address and waits until nothing on it is being fetched or moved any more. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('main h1, header h1').first()).not.toBeEmpty()
  await page.waitForLoadState('networkidle')
  await page.addStyleTag({
    content: '*,*::before,*::after{animation:none!important;transition:none!important}',
  })
}

async function addressesOf(door: Door): Promise<string[]> {
  const caller = await staff(door, door === 'command' ? 'command' : 'school')
  const [person] = (await caller.get<{ items: { id: number }[] }>('/persons?size=1')).items
  const [organisation] = (await caller.get<{ items: { id: number }[] }>('/organisations?size=1')).items
  const shared = [
    '',
    'persons',
    `persons/${person!.id}`,
    'rosters',
    'completion',
    'declarations',
    'health-codes',
    'health-codes/changes',
    'rule-sets',
    'return-applications',
    'checkpoints',
    'passages',
    'staff',
    'exports',
    'account',
    'forbidden',
    'nowhere',
  ]
  return door === 'command'
    ? [
        ...shared,
        'declarations/missing',
        'marks',
        'organisations',
        `organisations/${organisation!.id}`,
        'regions',
        'attributes',
        'audit',
      ]
    : [...shared, 'profile']
}

for (const door of ['command', 'organisation'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every page of the ${door} console can be used by everybody, ${theme}`, async ({ page }) => {
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto(`/${door}/sign-in`)
      await setTheme(page, theme)
      await open(page, `/${door}/sign-in`)
      expect.soft(await complaintsOf(page), 'sign-in').toEqual([])
      await signInTo(page, door, door === 'command' ? 'command' : 'school')
      for (const address of await addressesOf(door)) {
        await open(page, `/${door}/${address}`)
        expect.soft(await complaintsOf(page), `${door}/${address}`).toEqual([])
      }
      await open(page, `/${door}/persons`)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '搜索页面、人员和单位' }).fill('王')
      await expect(page.getByRole('option').first()).toBeVisible()
      expect.soft(await complaintsOf(page), 'the palette').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '本页帮助' }).click()
      await expect(page.getByRole('dialog', { name: '帮助' })).toBeVisible()
      expect.soft(await complaintsOf(page), 'help').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '新增人员' }).click()
      await expect(page.getByRole('dialog').getByLabel('姓名')).toBeVisible()
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
      expect.soft(await complaintsOf(page), 'a form with faults').toEqual([])
    })
  }
}
