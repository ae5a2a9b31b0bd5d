import type { Page } from '@playwright/test'
import { agree, choose, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { demoPassword } from './support/staff'

const ownPassword = 'a word of my own 2026'

async function enterPassword(page: Page, userName: string, password: string): Promise<void> {
  await page.goto('/command/')
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

async function openUserMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '指挥员·王' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('an administrator opens an account, whose owner must change the password first', async ({
  page,
  browser,
  sentence,
  complaints,
}) => {
  const userName = `e2e-${Date.now().toString(36)}`
  let initial = ''
  complaints.expect(/status of 400/)

  await sentence('signs in as administrator and opens the accounts', async () => {
    await signInTo(page, 'command', 'admin')
    await navigateTo(page, '工作账号')
  })

  await sentence('opens an account for an observer and is shown the initial password', async () => {
    await page.getByRole('button', { name: '新增账号' }).click()
    await page.getByLabel('用户名').last().fill(userName)
    await page.getByRole('dialog').getByLabel('姓名').fill('观察员·周')
    await choose(page, '角色', '只读人员')
    await page.getByRole('dialog').getByText('行政区划', { exact: true }).click()
    await expect(page.getByRole('radio', { name: '行政区划' })).toBeChecked()
    await choose(page, '管辖区划', '东澜区')
    await page.getByRole('button', { name: '保存' }).click()
    initial = (await page.getByRole('dialog', { name: '初始密码' }).getByRole('code').textContent())!
    expect(initial.length).toBeGreaterThanOrEqual(10)
  })

  const newcomer = await browser.newContext()
  complaints.listenTo(newcomer)
  const first = await newcomer.newPage()

  await sentence(
    'the newcomer signs in and is asked for a password of her own',
    async () => {
      await enterPassword(first, userName, initial)
      await expect(first.getByText('首次登录，请先修改初始密码')).toBeVisible()
    },
    first,
  )

  await sentence(
    'a short password is refused at its field',
    async () => {
      await first.getByLabel('当前密码').fill(initial)
      await first.getByLabel('新密码', { exact: true }).fill('short')
      await first.getByLabel('再次输入新密码').fill('short')
      await first.getByRole('button', { name: '修改密码' }).click()
      await expect(first.getByText(/至少 10|不少于 10|10 个字符/).first()).toBeVisible()
    },
    first,
  )

  await sentence(
    'a good one opens the console',
    async () => {
      await first.getByLabel('新密码', { exact: true }).fill(ownPassword)
      await first.getByLabel('再次输入新密码').fill(ownPassword)
      await first.getByRole('button', { name: '修改密码' }).click()
      await expect(first.getByRole('heading', { name: '首页', level: 1 })).toBeVisible()
    },
    first,
  )
  await newcomer.close()
})

test('the console speaks English on demand', async ({ page, sentence }) => {
  await sentence('switches to English before signing in', async () => {
    await page.goto('/command/')
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await expect(page.getByLabel('User name')).toBeVisible()
    await page.getByLabel('User name').fill('district')
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Start|Home/ })).toBeVisible()
  })

  await sentence('finds no Chinese in the navigation', async () => {
    const menu = page.getByRole('button', { name: 'Open menu' })
    if (await menu.isVisible()) await menu.click()
    const navigation = page.getByRole('navigation', { name: 'Main navigation' })
    await expect(navigation.getByRole('link', { name: 'Persons', exact: true })).toBeVisible()
    expect(await navigation.innerText()).not.toMatch(/\p{Script=Han}/u)
    await navigation.getByRole('link', { name: 'Persons', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Persons' })).toBeVisible()
  })

  await sentence('switches back to Chinese', async () => {
    // The account remembers it, and other journeys sign in with it.
    const remembered = page.waitForResponse(
      (answer) => answer.url().endsWith('/preferences/language') && answer.request().method() === 'PUT',
    )
    // A phone keeps it in the menu of the own account.
    const button = page.getByRole('button', { name: '切换为中文' })
    if (await button.isVisible()) await button.click()
    else {
      await page.getByRole('button', { name: 'own account' }).click()
      await page.getByRole('menuitem', { name: '中文' }).click()
    }
    await expect(page.getByRole('heading', { level: 1, name: '人员' })).toBeVisible()
    await remembered
  })
})

test('an observer sees persons and changes nothing', async ({ page, sentence }) => {
  await sentence('signs in and opens the persons', async () => {
    await signInTo(page, 'command', 'viewer')
    await navigateTo(page, '人员')
    await expect(page.getByText(/\*{10}/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: '新增人员' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: '导出', exact: true })).toHaveCount(0)
  })

  await sentence('opens one without any button to change or reveal', async () => {
    await page.locator('.opener, .record-cards .head').first().click()
    await expect(page.getByRole('heading', { name: '基本信息' })).toBeVisible()
    await expect(page.getByRole('button', { name: '修改信息' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: '查看完整内容' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: '移出名单' })).toHaveCount(0)
  })

  await sentence('types the address of a page that is not for observers', async () => {
    await page.goto('/command/rosters')
    await expect(page.getByRole('main').getByText('没有权限')).toBeVisible()
  })
})

test('an officer sees her devices and signs out on all of them', async ({
  page,
  browser,
  sentence,
  complaints,
}) => {
  complaints.expect(/status of 401/)
  const away = await browser.newContext({
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36',
    viewport: { width: 1440, height: 900 },
    isMobile: false,
    hasTouch: false,
  })
  complaints.listenTo(away)
  const desk = await away.newPage()
  await signInTo(desk, 'command', 'command2')

  await sentence('signs in on a second device and lists both', async () => {
    await signInTo(page, 'command', 'command2')
    await openUserMenu(page, '我的账号')
    await expect(page.getByRole('heading', { name: '登录设备' })).toBeVisible()
    await expect(page.getByText('本机')).toHaveCount(1)
    await expect(page.getByRole('button', { name: '退出此设备' }).first()).toBeVisible()
  })

  await sentence('signs out everywhere', async () => {
    await page.getByRole('button', { name: '退出所有设备' }).click()
    await agree(page, '退出所有设备')
    await expect(page.getByLabel('用户名')).toBeVisible()
  })

  await sentence(
    'the other device asks to sign in again',
    async () => {
      await expect(desk.getByText(/请重新登录|登录已失效/).first()).toBeVisible()
    },
    desk,
  )
  await away.close()
})
