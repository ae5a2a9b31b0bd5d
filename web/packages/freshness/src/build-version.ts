import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** Names the build by its hashed files: in `version.json`, and in the page's `<meta name="paiyi-build">`. */
export function buildVersion(): Plugin {
  const digest = (files: string[]) =>
    createHash('sha256').update(files.sort().join('\n')).digest('hex').slice(0, 12)

  return {
    name: 'paiyi:build-version',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const build = digest(Object.keys(bundle).filter((file) => file.startsWith('assets/')))
        this.emitFile({ type: 'asset', fileName: 'version.json', source: JSON.stringify({ build }) })
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => [
        {
          tag: 'meta',
          attrs: {
            name: 'paiyi-build',
            content: digest(Object.keys(bundle ?? {}).filter((file) => file.startsWith('assets/'))),
          },
          injectTo: 'head',
        },
      ],
    },
  }
}
