import { expect, type Page } from '@playwright/test'
import { demoPassword, type Door } from './staff'

/** Signs in to a console and waits for its first page. */
export async function signInTo(
  page: Page,
  door: Door,
  userName: string,
  password = demoPassword,
): Promise<void> {
  await page.goto(`/${door}/`)
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '首页', level: 1 })).toBeVisible()
}

/** Opens a page through the navigation, which a phone keeps folded. */
export async function navigateTo(page: Page, title: string): Promise<void> {
  const menu = page.getByRole('button', { name: '打开菜单' })
  if (await menu.isVisible()) await menu.click()
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: title, exact: true })
    .click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
}

/** Filters a list by a name. */
export async function filterByName(page: Page, name: string): Promise<void> {
  const field = page.getByRole('search').getByRole('textbox', { name: '姓名' })
  await field.fill(name)
  await field.press('Enter')
  await expect(page).toHaveURL(/name=/)
}

/** Agrees to the question that the page asks. */
export const agree = (page: Page, name: string) =>
  page.getByRole('dialog', { name, exact: true }).getByRole('button', { name, exact: true }).click()

/** Chooses from a drop-down list, whose text lies over its field. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  const item = page
    .getByRole('option', { name: option })
    .or(page.getByRole('treeitem', { name: option }))
    .first()
  // A list that is still being fetched closes again.
  await expect(async () => {
    if (!(await item.isVisible())) await page.getByRole('dialog').getByLabel(field).click({ force: true })
    await item.click({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
}
