import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

export interface EarlyLoading {
  /** Modules that the page needs at once although they are imported later, by the end of their path. */
  modules: string[]
  /** Addresses that the page asks for first. */
  answers: string[]
}

/**
 * Lets the browser fetch from the first line of the page what scripts would only ask for later, one round trip after
 * another: on a slow line the round trips are most of what a person waits for.
 */
export function earlyLoading({ modules, answers }: EarlyLoading): Plugin {
  return {
    name: 'paiyi:early-loading',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const base = /(?:src|href)="([^"]*?)assets\//.exec(html)?.[1] ?? '/'
        const files = filesOf(bundle, modules).filter((file) => !html.includes(file))
        return [
          ...answers.map((href) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href },
            injectTo: 'head-prepend' as const,
          })),
          ...files.map((file) => ({
            tag: 'link',
            attrs: {
              rel: file.endsWith('.css') ? 'stylesheet' : 'modulepreload',
              crossorigin: true,
              href: base + file,
            },
            injectTo: 'head' as const,
          })),
        ]
      },
    },
  }
}

/** The chunks that hold those modules, what they import statically, and their styles. */
function filesOf(bundle: Bundle, modules: string[]): string[] {
  const files = new Set<string>()
  function add(file: string): void {
    const chunk = bundle[file]
    if (files.has(file) || chunk?.type !== 'chunk') return
    files.add(file)
    chunk.imports.forEach(add)
    chunk.viteMetadata?.importedCss.forEach((style) => files.add(style))
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.moduleIds.some((id) => modules.some((end) => id.endsWith(end)))) {
      add(chunk.fileName)
    }
  }
  return [...files]
}
