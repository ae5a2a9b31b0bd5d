import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import type { UserConfig } from 'vite'
import { buildVersion } from '../freshness/src/build-version.ts'

/** The build of a console: only the UI library's components are resolved from their tags, never our own. */
export function consoleBuild(base: string): UserConfig {
  return {
    base,
    plugins: [
      vue(),
      components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
      buildVersion(),
    ],
    define: {
      __VUE_I18N_FULL_INSTALL__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    },
    build: {
      target: ['chrome86', 'safari14'],
      cssTarget: ['chrome86', 'safari14'],
      chunkSizeWarningLimit: 700,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  }
}
