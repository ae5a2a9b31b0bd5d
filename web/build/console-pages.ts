import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { EarlyPage } from './early-loading.ts'

const route =
  /path: '([^']*)',\s*name: '[^']+',\s*component: \(\) => import\('([^']+)'\)(?:,\s*meta: \{([^}]*)\})?/g

/** The pages of a console, as its tables of routes name them, with what each asks for first. */
export function pagesOfRoutes(api: string, modules: string[]): EarlyPage[] {
  return modules
    .filter((id) => /\/routes\.ts$/.test(id))
    .flatMap((id) =>
      [...readFileSync(id, 'utf8').matchAll(route)].map(([, path, file, meta]) => {
        const first = /first: '([^']+)'/.exec(meta ?? '')?.[1]
        return {
          at: path!.replace(/:\w+\([^)]*\)|:\w+/g, '[^/]+'),
          modules: [resolve(dirname(id), file!)],
          answers: first ? [api + first] : [],
        }
      }),
    )
}
