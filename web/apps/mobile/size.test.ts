// @vitest-environment node
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import zh from './src/modules/resident/words.zh'

/*
 * What a phone fetches before a resident can sign in, as the server sends it: all that the page itself names. Measured
 * on the last build; without one there is nothing to measure.
 */

const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist')
/** Of script alone: that is what a slow line and a slow phone wait for. */
const limit = 60_000
/** With the styles. */
const limitOfAll = 63_000

test('The first page stays within its budget', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const files = Array.from(page.matchAll(/(?:src|href)="\/m\/(assets\/[\w.-]+\.(?:js|css))"/g), ([, file]) =>
    join(dist, file!),
  )
  const weigh = (all: string[]) => all.reduce((sum, file) => sum + readFileSync(`${file}.br`).length, 0)
  const scripts = files.filter((file) => file.endsWith('.js'))
  console.info(
    `First page: ${files.length} files, ${(weigh(files) / 1000).toFixed(1)} kB compressed, ${(weigh(scripts) / 1000).toFixed(1)} kB of it script.`,
  )
  expect(weigh(scripts)).toBeLessThan(limit)
  expect(weigh(files)).toBeLessThan(limitOfAll)
})

test('Signing in waits for no other script', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const scripts = Array.from(page.matchAll(/src="\/m\/(assets\/[\w.-]+\.js)"/g), ([, file]) =>
    readFileSync(join(dist, file!), 'utf8'),
  ).join('\n')
  expect(scripts).toContain(zh.signIn.why)
  expect(scripts).toContain('one-time-code')
})
