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
const limit = 66_000

/** The files of a name, such as `SignInPage-CRUk-2B-.css`. */
const named = (name: string) => readdirSync(assets).filter((file) => file.startsWith(`${name}-`))

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
    ...['ResidentLayout', 'SignInPage', 'words.zh', 'problems.zh'].flatMap(named),
  ])
  const bytes = Array.from(files, (file) => gzipSync(readFileSync(join(assets, file))).length)
  const total = bytes.reduce((sum, size) => sum + size, 0)
  console.info(`First page: ${files.size} files, ${(total / 1000).toFixed(1)} kB compressed.`)
  expect(files.size).toBeGreaterThan(4)
  expect(total).toBeLessThan(limit)
})
