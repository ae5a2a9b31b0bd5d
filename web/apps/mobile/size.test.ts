// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

/*
 * What a phone fetches before a resident can sign in, compressed: the entry, the layout and the page of signing in,
 * with their styles and one language. Measured on the last build; without one there is nothing to measure.
 */

const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist')
const assets = join(dist, 'assets')
/** Of script alone: that is what a slow line and a slow phone wait for. */
const limit = 60_000
/** With the styles. */
const limitOfAll = 63_000

/** The files of a name, such as `SignInPage-CRUk-2B-.css`. */
const named = (name: string) => readdirSync(assets).filter((file) => file.startsWith(`${name}-`))

/** The words of the shell and of residents; those of other pages come with them. */
const ofFirstPage = (file: string) => readFileSync(join(assets, file), 'utf8').includes('居民服务')

function withImports(files: string[], found = new Set<string>()): Set<string> {
  for (const file of files) {
    if (found.has(file)) continue
    found.add(file)
    if (!file.endsWith('.js')) continue
    const source = readFileSync(join(assets, file), 'utf8')
    const imported = Array.from(
      source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g),
      ([, name]) => name!,
    )
    withImports(imported, found)
    // The style of a chunk has the chunk's name.
    const styles = imported.flatMap((name) => named(name.replace(/-[\w-]{8}\.js$/, '')))
    withImports(
      styles.filter((name) => name.endsWith('.css')),
      found,
    )
  }
  return found
}

test('The first page stays within its budget', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const entry = Array.from(page.matchAll(/assets\/([\w.-]+\.(?:js|css))/g), ([, file]) => file!)
  const files = withImports([
    ...entry,
    ...['ResidentLayout', 'SignInPage', 'problems.zh'].flatMap(named),
    ...named('words.zh').filter(ofFirstPage),
  ])
  const weigh = (all: string[]) =>
    all.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file))).length, 0)
  const scripts = weigh(Array.from(files).filter((file) => file.endsWith('.js')))
  const total = weigh(Array.from(files))
  console.info(
    `First page: ${files.size} files, ${(total / 1000).toFixed(1)} kB compressed, ${(scripts / 1000).toFixed(1)} kB of it script.`,
  )
  expect(files.size).toBeGreaterThan(4)
  expect(scripts).toBeLessThan(limit)
  expect(total).toBeLessThan(limitOfAll)
})
