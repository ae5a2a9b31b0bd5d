import { agree, navigateTo, signInTo } from './support/console'
import { expect, test } from './support/journey'

test('an officer looks at what a list of divisions would change, and applies it', async ({
  page,
  sentence,
}, info) => {
  // Each run has streets of its own, in a district of the demonstration's city.
  const street = `3399${info.project.name === 'phone' ? '03' : '02'}${100 + (Date.now() % 800)}`
  const list = [
    '区划代码,名称',
    `${street},新河街道`,
    `${street}001,新河社区`,
    '110101001,别处街道',
    '33,错码',
  ]

  await sentence('opens the import from the regions', async () => {
    await signInTo(page, 'command', 'command')
    await navigateTo(page, '行政区划')
    await page.getByRole('link', { name: '导入区划清单' }).click()
    await expect(page.getByRole('heading', { name: '区划导入', level: 1 })).toBeVisible()
  })

  await sentence('sends a list and sees what it would change', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '区划.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\n')) })
    await expect(page.getByText('尚未改动任何区划')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('link', { name: /新增\s*2/ })).toBeVisible()
    await expect(page.getByText('不在您管辖的区划之下').first()).toBeVisible()
  })

  await sentence('looks at the wrong rows alone', async () => {
    await page.getByRole('link', { name: /有误\s*2/ }).click()
    await expect(page.getByText('新河社区')).toHaveCount(0)
    await expect(page.getByText('别处街道').first()).toBeVisible()
  })

  await sentence('applies it', async () => {
    await page.getByRole('button', { name: '生效' }).click()
    await expect(page.getByRole('dialog').getByText('有误的 2 行不导入')).toBeVisible()
    await agree(page, '生效')
    await expect(page.getByText('已生效').first()).toBeVisible()
  })

  await sentence('finds the new street in the tree', async () => {
    await navigateTo(page, '行政区划')
    await page.getByPlaceholder('按名称或代码搜索').fill(street)
    await expect(page.getByText(street).first()).toBeVisible()
  })
})
