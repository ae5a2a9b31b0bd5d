import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import type { UserConfig } from 'vite'
import { compressed } from '../../build/compressed.ts'
import { earlyLoading } from '../../build/early-loading.ts'
import { buildVersion } from '../freshness/src/build-version.ts'

/*
 * Few scripts of a fair size: browsers fetch six at a time, and each costs a round trip. What a page needs at once is
 * `start`, which asks for the rest; then what every page needs, what lists and forms need, and the page itself.
 */
const scripts = [
  {
    name: 'start',
    test: /(preload-helper|rolldown\/runtime|early-page\.ts|api\/src\/early\.ts|src\/start\.ts|\/routes\.ts)/,
    priority: 50,
  },
  { name: 'vue', test: /node_modules\/(@vue|vue|vue-router|vue-i18n|@intlify|pinia)\//, priority: 40 },
  { name: 'words-zh', test: /(words[./]zh\.ts|problems\.zh\.ts|lang\/zh-cn)/, priority: 40 },
  { name: 'words-en', test: /(words[./]en\.ts|problems\.en\.ts)/, priority: 40 },
  {
    name: 'shell',
    test: /(src\/main\.ts|console-kit\/src\/(console|sign-in\/SignInPage|shell\/ConsoleShell))/,
    priority: 20,
  },
  {
    name: 'lists',
    test: /(console-kit\/src\/(table|form|fields)\/|console-pages\/src\/[\w-]+\.)/,
    priority: 10,
  },
  { name: 'days', test: /element-plus\/es\/components\/(date-picker|time-picker)/, priority: 8 },
  { name: 'lists', test: /node_modules\/element-plus\//, priority: 5 },
  { name: 'persons', test: /console-pages\/src\/(persons|bulk-actions)\//, priority: 4 },
]

/** The build of a console: only the UI library's components are resolved from their tags, never our own. */
export function consoleBuild(base: string): UserConfig {
  return {
    base,
    plugins: [
      vue(),
      components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
      earlyLoading({
        modules: ['/src/main.ts', '/console-kit/src/words/zh.ts'],
        answers: [`/api${base}session`],
      }),
      buildVersion(),
      compressed(),
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
      rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  }
}
