import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'
import { compressed } from '../../build/compressed.ts'
import { earlyLoading, type EarlyPage } from '../../build/early-loading.ts'
import { buildVersion } from '../../packages/freshness/src/build-version.ts'
import { typeScale } from './build/type-scale.ts'
import { vantIconFont } from './build/vant-icon-font.ts'

/*
 * On a slow line each script costs a round trip, and browsers fetch six files at a time. `first` is what it takes to
 * sign in, in Chinese, and the home that follows it; `daily` is what a household opens from there every day.
 */
const scripts = [
  {
    name: 'vue',
    test: /(preload-helper|rolldown\/runtime|node_modules\/(@vue|vue|vue-router)\/)/,
    priority: 40,
  },
  {
    name: 'first',
    test: /(src\/main\.ts|ResidentLayout|ResidentTabs|(sign-in\/SignIn|home\/Home)Page|resident\/pages\.zh|(shell|resident)\/words\.zh\.ts|problems\.zh\.ts|node_modules\/idb\/)/,
    priority: 20,
  },
  { name: 'daily', test: /modules\/resident\/(declaration|code)\//, priority: 8 },
]

const people = '/api/mobile/people'

/** What a household opens every day. */
const everyDay: EarlyPage[] = [
  { at: 'resident', modules: [], answers: [people] },
  {
    at: 'resident/people/(\\d+)/declaration',
    modules: ['/declaration/DeclarationPage.vue'],
    answers: [people, '/api/mobile/declaration-form', `${people}/$1/declarations`],
  },
]

export default defineConfig({
  base: '/m/',
  plugins: [
    // Nothing here, nor in Vant, is written with options; the code for them need not travel.
    vue({ features: { optionsAPI: false } }),
    components({ dirs: [], dts: false, resolvers: [VantResolver()] }),
    vantIconFont(),
    earlyLoading({
      modules: ['/mobile/src/main.ts'],
      answers: ['/api/mobile/session'],
      remembered: 'paiyi.citizen',
      signIn: [],
      pages: () => everyDay,
      hash: true,
    }),
    buildVersion(),
    compressed(),
  ],
  css: { postcss: { plugins: [typeScale()] } },
  build: {
    // Older than what we promise (Chrome 80, iOS 13), at no cost.
    target: ['chrome64', 'safari11.1'],
    cssTarget: ['chrome64', 'safari11.1'],
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
