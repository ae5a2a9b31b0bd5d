import { request } from '@playwright/test'
import { agree, choose, navigateTo, signInTo } from './support/console'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/journey'
import { staff } from './support/staff'

/** The row of a list: of a table, or a card on a phone. */
const rowOf = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('row').or(page.locator('.record-cards > li')).filter({ hasText: text }).first()

/** The navigation, which a phone keeps folded. */
async function openMenu(page: Page): Promise<Locator> {
  const fold = page.getByRole('button', { name: '打开菜单' })
  if (await fold.isVisible()) await fold.click()
  return page.getByRole('navigation', { name: '主导航' })
}

const password = 'a word of my own 2026'

/** An account that has chosen its own password, ready to sign in. */
async function accountOf(baseURL: string, userName: string): Promise<void> {
  const admin = await staff('command', 'admin')
  const { items } = await admin.get<{ items: { id: number; name: string }[] }>('/regions')
  const made = await admin.post<{ initialPassword: string }>('/staff', {
    userName,
    name: '观察员·吴',
    role: 'viewer',
    regionId: items[0]!.id,
  })
  const client = await request.newContext({ baseURL })
  const session = await client.post('/api/command/session', {
    data: { userName, password: made.initialPassword },
  })
  const { csrfToken } = (await session.json()) as { csrfToken: string }
  await client.put('/api/command/password', {
    data: { currentPassword: made.initialPassword, newPassword: password },
    headers: { 'X-Paiyi-Csrf': csrfToken },
  })
  await client.dispose()
}

test('an administrator makes a role, gives it, and takes a permission from whoever has it', async ({
  page,
  browser,
  baseURL,
  sentence,
  complaints,
}) => {
  const userName = `role-${Date.now().toString(36)}`
  const role = `核查员${userName.slice(-4)}`
  await accountOf(baseURL!, userName)
  complaints.expect(/status of 403/)

  await sentence('signs in as administrator and copies the viewer into a role of her own', async () => {
    await signInTo(page, 'command', 'admin')
    await navigateTo(page, '角色')
    await rowOf(page, /^\s*只读人员\s*内置/)
      .getByRole('button', { name: '复制为新角色' })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('中文名称').fill(role)
    await dialog.getByLabel('英文名称').fill(role)
    await dialog.getByText('查看申报', { exact: true }).click()
    await expect(dialog.getByText('取消：查看申报')).toBeVisible()
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(rowOf(page, role).getByText('11', { exact: true })).toBeVisible()
  })

  await sentence('gives the role to an account', async () => {
    await navigateTo(page, '工作账号')
    await rowOf(page, userName).getByRole('button', { name: '修改' }).click()
    await choose(page, '角色', role)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(rowOf(page, userName)).toContainText(role)
  })

  const context = await browser.newContext()
  complaints.listenTo(context)
  const theirs = await context.newPage()

  await sentence(
    'whoever has it signs in and sees only what it allows',
    async () => {
      await signInTo(theirs, 'command', userName, password)
      const menu = await openMenu(theirs)
      await expect(menu.getByRole('link', { name: '人员', exact: true })).toBeVisible()
      await expect(menu.getByRole('link', { name: '健康申报', exact: true })).toBeHidden()
      await theirs.keyboard.press('Escape')
      await navigateTo(theirs, '人员')
    },
    theirs,
  )

  await sentence('the administrator takes the reading of persons away', async () => {
    await navigateTo(page, '角色')
    await rowOf(page, role).getByRole('button', { name: '修改权限' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('查看人员', { exact: true }).click()
    await expect(dialog.getByText('保存后对 1 个账号立即生效')).toBeVisible()
    await dialog.getByRole('button', { name: '保存并生效' }).click()
    await expect(dialog).toBeHidden()
  })

  await sentence(
    'which is gone from the open page without signing in again',
    async () => {
      await expect(theirs.getByRole('heading', { name: '没有权限' })).toBeVisible()
      const menu = await openMenu(theirs)
      await expect(menu.getByRole('link', { name: '人员', exact: true })).toBeHidden()
      await expect(menu.getByRole('link', { name: '通行记录', exact: true })).toBeVisible()
    },
    theirs,
  )
  await context.close()
})

test('an administrator runs a recurring job from the page of jobs', async ({ page, sentence }) => {
  await sentence('opens the jobs', async () => {
    await signInTo(page, 'command', 'admin')
    await navigateTo(page, '任务')
    await expect(page.getByRole('heading', { name: '定时任务' })).toBeVisible()
  })

  await sentence('runs one now, and sees that it has run', async () => {
    const job = page.getByRole('listitem').filter({ hasText: '清理过期申请附件' })
    await job.getByRole('button', { name: /立即执行/ }).click()
    await agree(page, '立即执行')
    await expect(page.getByText('已开始执行')).toBeVisible()
    await expect(job.getByText('成功')).toBeVisible()
  })
})
