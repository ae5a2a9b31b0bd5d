import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the palette as people do: by keys at a desk, by its button on a phone. */
export async function openPalette(page: Page): Promise<Locator> {
  const field = page.getByRole('combobox', { name: '搜索页面、人员和单位' })
  if (page.viewportSize()!.width < 768) await page.getByRole('button', { name: '搜索' }).click()
  else await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  return field
}
