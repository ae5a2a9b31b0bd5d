import type { Page } from '@playwright/test'
import { agree, signInTo } from './support/console'
import { expect, test } from './support/journey'

/** Until the account has remembered something. */
const keeping = (page: Page, key: string) =>
  page.waitForResponse(
    (answer) => answer.url().endsWith(`/preferences/${key}`) && answer.request().method() === 'PUT',
  )

test('an officer moves two persons to another class at once, and takes it back', async ({
  page,
  sentence,
}) => {
  await signInTo(page, 'organisation', 'school')

  await sentence('ticks two persons', async () => {
    await page.goto('/organisation/persons')
    for (const place of [0, 1])
      await page
        .getByRole('checkbox', { name: /^选择 / })
        .nth(place)
        .press('Space')
    await expect(page.getByText('已选 2 条')).toBeVisible()
  })

  await sentence('moves them to a new class', async () => {
    await page.getByRole('button', { name: '调整分组' }).click()
    const drawer = page.getByRole('dialog', { name: '调整分组' })
    await expect(drawer.getByText('将对所选的 2 人进行此操作。')).toBeVisible()
    await drawer.getByLabel('新的班级或部门').fill('临时班')
    await page.getByRole('option', { name: '临时班' }).click()
    await drawer.getByRole('button', { name: '开始' }).click()
    await expect(page.getByText('完成 2 · 跳过 0')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('已完成')).toBeVisible()
    await expect(page.getByText('已选 2 条')).toHaveCount(0)
  })

  await sentence('finds both in the new class', async () => {
    await page.goto(`/organisation/persons?group=${encodeURIComponent('临时班')}`)
    await expect(page.getByRole('checkbox', { name: /^选择 / })).toHaveCount(2)
  })

  await sentence('takes it back from the list of what was done', async () => {
    await page.goto('/organisation/bulk-actions')
    const undone = page.getByText('已撤销')
    await expect(page.getByRole('button', { name: '撤销' }).first()).toBeVisible()
    const before = await undone.count()
    await page.getByRole('button', { name: '撤销' }).first().click()
    await agree(page, '撤销')
    await expect(undone).toHaveCount(before + 1, { timeout: 30_000 })
  })

  await sentence('finds nobody in the new class', async () => {
    await page.goto(`/organisation/persons?group=${encodeURIComponent('临时班')}`)
    await expect(page.getByText('没有符合条件的记录')).toBeVisible()
  })
})

test('an officer keeps a list as she wants to see it again', async ({ page, sentence, isMobile }) => {
  await signInTo(page, 'command', 'district')
  await page.goto('/command/persons?colour=yellow')

  await sentence('sees what the list is cut to, and keeps it under a name', async () => {
    await expect(page.getByRole('group', { name: '当前筛选' }).getByText('黄码')).toBeVisible()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('textbox', { name: '视图名称' }).fill('今天的黄码')
    const kept = keeping(page, 'views.persons')
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await expect(page.getByRole('button', { name: '今天的黄码', exact: true })).toBeVisible()
    await kept
  })

  await sentence('takes the filter away with its chip', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('group', { name: '当前筛选' }).getByRole('button').first().click()
    await expect(page).not.toHaveURL(/colour/)
  })

  await sentence('finds the view again after a reload, and drops it', async () => {
    await page.reload()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '今天的黄码', exact: true }).click()
    await expect(page).toHaveURL(/colour=yellow/)
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await page.getByRole('button', { name: '删除视图 今天的黄码' }).click()
    await agree(page, '删除')
    await expect(page.getByText('视图已删除')).toBeVisible()
    await page.getByRole('button', { name: '视图', exact: true }).click()
    await expect(page.getByText('还没有保存的视图。')).toBeVisible()
  })

  if (isMobile) return

  await sentence('looks at one person, and at the next, without leaving the list', async () => {
    await page.goto('/command/persons')
    await page.getByRole('button', { name: /^速览/ }).first().click()
    const look = page.locator('.quick-look')
    await expect(look.getByText('现住区划')).toBeVisible()
    const first = await look.getByRole('heading').textContent()
    await look.getByRole('button', { name: '下一条' }).click()
    await expect(look.getByRole('heading')).not.toHaveText(first!)
    await page.keyboard.press('Escape')
    await expect(page).not.toHaveURL(/look=/)
  })

  await sentence('hides a column, and it stays hidden', async () => {
    await page.getByRole('button', { name: '显示列' }).click()
    const kept = keeping(page, 'table.persons')
    await page.getByRole('checkbox', { name: '性别' }).press('Space')
    await expect(page.getByRole('columnheader', { name: '性别' })).toHaveCount(0)
    await kept
    await page.reload()
    await expect(page.getByRole('columnheader', { name: '姓名' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: '性别' })).toHaveCount(0)
    await page.getByRole('button', { name: '显示列' }).click()
    await page.getByRole('button', { name: '恢复默认' }).click()
    await expect(page.getByRole('columnheader', { name: '性别' })).toBeVisible()
  })
})

test('an officer sorts a list by name, there and back', async ({ page, sentence, isMobile }) => {
  await signInTo(page, 'command', 'district')
  await page.goto('/command/persons')
  const names = () => page.locator('.opener, .record-cards .head').allInnerTexts()
  const bySound = (all: string[]) =>
    all.map((name) => name.trim()).sort(new Intl.Collator('zh-u-co-pinyin').compare)
  const pick = async (option: string) => {
    await page.getByRole('combobox', { name: '排序' }).press('Enter')
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const head = page.getByRole('columnheader', { name: '姓名' })

  await sentence('presses the head of the names, or chooses the order on a phone', async () => {
    if (isMobile) await pick('姓名 升序')
    else await head.getByRole('button', { name: '姓名' }).press('Enter')
    await expect(page).toHaveURL(/sort=name$/)
    if (!isMobile) await expect(head).toHaveAttribute('aria-sort', 'ascending')
    await expect(async () => {
      const shown = await names()
      expect(shown.map((name) => name.trim())).toEqual(bySound(shown))
    }).toPass({ timeout: 20_000 })
  })

  await sentence('turns the page, which goes on where the first one ended', async () => {
    const last = (await names()).at(-1)!.trim()
    await page.getByRole('button', { name: '下一页' }).click()
    await expect(page).toHaveURL(/cursor=name\.\d+$/)
    await expect.poll(async () => bySound([last, (await names())[0]!])[0]).toBe(last)
  })

  await sentence('turns the order round, which begins again', async () => {
    if (isMobile) await pick('姓名 降序')
    else await head.getByRole('button', { name: '姓名' }).press('Enter')
    await expect(page).toHaveURL(/sort=nameDescending$/)
    await expect(async () => {
      const shown = await names()
      expect(shown.map((name) => name.trim())).toEqual(bySound(shown).reverse())
    }).toPass({ timeout: 20_000 })
  })

  await sentence('goes back to the page before', async () => {
    await page.goBack()
    await expect(page).toHaveURL(/sort=name&cursor=name/)
    if (!isMobile) await expect(head).toHaveAttribute('aria-sort', 'ascending')
  })
})

test('an officer finds the homes where somebody has not declared', async ({ page, sentence }) => {
  await signInTo(page, 'command', 'district')

  await sentence('opens the households where somebody is missing', async () => {
    await page.goto('/command/households?missingToday=true')
    await expect(page.getByText(/未申报 [1-9]\d* 人/).first()).toBeVisible()
  })

  await sentence('looks at one, whose members lead to the persons', async () => {
    await page.locator('.opener, .record-cards .head').first().click()
    const look = page.getByRole('dialog')
    await expect(look.getByText('未申报', { exact: true }).first()).toBeVisible()
    const member = look.getByRole('link').first()
    const name = await member.innerText()
    await member.click()
    await expect(page.getByRole('heading', { name })).toBeVisible()
  })
})
