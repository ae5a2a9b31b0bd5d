import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/* The rules of WCAG 2.2 A and AA that a machine can check. */

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What a machine finds wrong on the page as it is now: by all rules, its colours alone, or all but those. Our pages have no
 * frames, so that the rules run in the page itself and not from a second page that would have to be opened; and only what
 * is wrong is told in full. That takes a third of the time.
 */
export async function complaintsOf(
  page: Page,
  what: 'all' | 'colours' | 'allButColours' = 'all',
): Promise<string[]> {
  expect(page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (what === 'colours') axe.withRules('color-contrast')
  else axe.withTags(rules)
  if (what === 'allButColours') axe.disableRules('color-contrast')
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 160)} ${failureSummary?.split('\n').pop()?.trim()}`,
    ),
  )
}
