import vue from '@vitejs/plugin-vue'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'
import type { UserConfig } from 'vite'
import { compressed } from '../../build/compressed.ts'
import { pagesOfRoutes } from '../../build/console-pages.ts'
import { earlyLoading } from '../../build/early-loading.ts'
import { buildVersion } from '../freshness/src/build-version.ts'

/*
 * Few scripts of a fair size: browsers fetch six at a time, and each costs a round trip. First what every page needs, then
 * what lists need, and the page itself. What opens only later (forms, dialogs, calendars) comes later.
 */
const scripts = [
  {
    name: 'vue',
    test: /(preload-helper|rolldown\/runtime|node_modules\/(@vue|vue|vue-router|vue-i18n|@intlify|pinia)\/)/,
    priority: 50,
  },
  { name: 'words-zh', test: /(words[./]zh\.ts|problems\.zh\.ts|lang\/zh-cn)/, priority: 40 },
  { name: 'words-en', test: /(words[./]en\.ts|problems\.en\.ts)/, priority: 40 },
  {
    name: 'shell',
    test: /(src\/main\.ts|console-kit\/src\/(console\.ts|shell\/ConsoleShell))/,
    priority: 20,
  },
  {
    name: 'lists',
    test: /console-(kit\/src\/(table\/TablePage|fields\/ColourTag|[A-Z]\w+\.vue)|pages\/src\/[\w-]+\.)/,
    priority: 12,
  },
  { name: 'forms', test: /console-kit\/src\/(sign-in|form|fields)\/(?!day-picker)/, priority: 10 },
  { name: 'more', test: /element-plus\/(?!es\/components\/(date-picker|time-picker))/, priority: 6 },
  { name: 'days', test: /element-plus\//, priority: 5 },
  { name: 'persons', test: /console-pages\/src\/persons\/PersonsPage/, priority: 4 },
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
        remembered: 'paiyi.signed-in',
        signIn: ['/sign-in/SignInPage.vue'],
        pages: (modules) => pagesOfRoutes(`/api${base}`, modules),
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
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  }
}
