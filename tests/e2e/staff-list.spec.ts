import { readFile } from 'node:fs/promises'
import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'
import { openPalette } from './support/palette'

test('an officer imports accounts of the school, hands out their passwords, and takes them back', async ({
  page,
  sentence,
}, info) => {
  const mark = `${info.project.name}${Date.now()}`
  const rows = [
    '登录名,姓名,岗位',
    `gate-${mark},门卫甲,值守人员`,
    `view-${mark},教务乙,只读人员`,
    `odd-${mark},校长丙,校长`,
  ]

  await sentence('finds the kind of list with the palette', async () => {
    await signInTo(page, 'organisation', 'school')
    await navigateTo(page, '导入清单')
    await expect(page.getByRole('heading', { name: '导入清单', level: 1 })).toBeVisible()
    await (await openPalette(page)).fill('导入工作')
    await page.getByRole('option', { name: '导入工作人员账号' }).click()
    await expect(page).toHaveURL(/lists\/staff$/)
  })

  await sentence('sees what the file would do, and what is wrong', async () => {
    await page.locator('input[type=file]').setInputFiles({
      name: `账号 ${mark}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    })
    await expect(page.getByRole('row', { name: '新增' }).first()).toContainText('2', { timeout: 60_000 })
    await expect(page.getByText('无法识别的取值').first()).toBeVisible()
  })

  await sentence('commits it and has the initial passwords made', async () => {
    await page.getByRole('button', { name: '确认导入' }).click()
    await agree(page, '确认导入')
    await page.getByRole('button', { name: '生成 2 个初始密码' }).click({ timeout: 60_000 })
    await expect(page.getByText('打开密码')).toBeVisible({ timeout: 60_000 })
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: /^初始密码-\d+\.xlsx$/ }).click()
    const file = await readFile((await (await download).path())!)
    // An encrypted workbook is a compound file, not a zip archive.
    expect(file.subarray(0, 4).toString('hex')).toBe('d0cf11e0')
  })

  await sentence('finds nothing of them after a reload', async () => {
    await page.reload()
    await expect(page.getByText(/2 个已有初始密码但本人尚未登录/)).toBeVisible()
    await expect(page.getByText('打开密码：')).toHaveCount(0)
  })

  await sentence('takes the import back, which closes the accounts', async () => {
    await page.getByRole('button', { name: '撤销导入' }).click()
    await agree(page, '撤销导入')
    await expect(page.getByText(/已撤销 2/).first()).toBeVisible({ timeout: 60_000 })
  })
})
