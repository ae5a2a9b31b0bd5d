import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Writes beside each script and style what the server sends of it: compressed once, as well as Brotli can. */
export function compressed(): Plugin {
  let folder: string
  return {
    name: 'paiyi:compressed',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = join(root, build.outDir, 'assets')),
    closeBundle() {
      // A build that failed has written nothing, and says why itself.
      if (!existsSync(folder)) return
      for (const file of readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))) {
        const path = join(folder, file)
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
      }
    },
  }
}
