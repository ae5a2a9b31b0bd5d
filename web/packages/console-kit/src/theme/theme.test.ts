// @vitest-environment node
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/* WCAG 2.2, 1.4.3 and 1.4.11: texts by 4.5 to 1, edges of fields and the sign of the focus by 3 to 1. Axe looks at texts only. */

const sheets = {
  consoles: 'web/packages/console-kit/src/theme/theme.css',
  mobile: 'web/apps/mobile/src/theme.css',
}

/** The colours of the first rule that sets them, and of the rule for dark pages over those. */
function coloursOf(css: string): Record<'light' | 'dark', Record<string, string>> {
  const set = (rule: string) =>
    Object.fromEntries(
      Array.from(rule.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g), ([, name, hex]) => [name, hex]),
    )
  const rules = css.split('}').filter((rule) => rule.includes('--ground:'))
  expect(rules).toHaveLength(2)
  const [light, dark] = rules.map(set)
  return { light: light!, dark: { ...light, ...dark } }
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

test.each([
  ['consoles', 'light'],
  ['consoles', 'dark'],
  ['mobile', 'light'],
  ['mobile', 'dark'],
] as const)('What is written and pressed in the %s stands out when it is %s', (app, look) => {
  const colours = coloursOf(readFileSync(sheets[app], 'utf8'))[look]
  const weak = [
    ...['ink', 'ink-soft', 'accent'].map((name) => [name, 4.5] as const),
    ...['edge', 'focus'].map((name) => [name, 3] as const),
  ].flatMap(([name, least]) =>
    ['ground', 'surface']
      .filter((behind) => contrast(colours[name]!, colours[behind]!) < least)
      .map((behind) => `${name} on ${behind}`),
  )
  expect(weak).toEqual([])
})

test('The colours that were too pale are found', () => {
  expect(contrast('#6ea3d6', '#fff')).toBeLessThan(3)
  expect(contrast('#767676', '#fff')).toBeGreaterThanOrEqual(4.5)
})
