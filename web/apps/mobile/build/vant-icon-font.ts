import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Plugin } from 'vite'

const fontFace = /@font-face\{[^}]*vant-icon[^}]*\}/
const inlined = /data:font\/woff2;[^,]*base64,([^)"']+)/

/**
 * Vant's icon style carries its font inside, 26 kB that every page would wait for, and names a font on a stranger's
 * server besides. This makes the font a file of our own that is fetched when the first icon is drawn.
 */
export function vantIconFont(): Plugin {
  return {
    name: 'paiyi:vant-icon-font',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0]!
      if (!file.endsWith('/vant/es/icon/index.css')) return null
      const style = readFileSync(file, 'utf8')
      const data = inlined.exec(style)?.[1]
      if (!data || !fontFace.test(style))
        this.error('The icon style of vant has changed; look at vantIconFont.')

      const font = join(file.slice(0, file.lastIndexOf('/vant/')), '.cache', 'paiyi', 'vant-icon.woff2')
      mkdirSync(dirname(font), { recursive: true })
      writeFileSync(font, Buffer.from(data, 'base64'))
      const address = relative(dirname(file), font)
      return style.replace(
        fontFace,
        `@font-face{font-family:vant-icon;font-display:block;src:url("${address}") format("woff2")}`,
      )
    },
  }
}
