import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'
import { compressed } from '../../build/compressed.ts'
import { earlyLoading } from '../../build/early-loading.ts'
import { buildVersion } from '../../packages/freshness/src/build-version.ts'
import { typeScale } from './build/type-scale.ts'
import { vantIconFont } from './build/vant-icon-font.ts'

/*
 * On a slow line each script costs a round trip. `start` asks for the rest; `first` is what it takes to sign in, in
 * Chinese; `resident` is what a household does every day.
 */
const scripts = [
  {
    name: 'start',
    test: /(preload-helper|rolldown\/runtime|api\/src\/early\.ts|src\/start\.ts)/,
    priority: 50,
  },
  { name: 'vue', test: /node_modules\/(@vue|vue|vue-router)\//, priority: 40 },
  {
    name: 'first',
    test: /(src\/main\.ts|ResidentLayout|sign-in\/SignInPage|(shell|resident)\/words\.zh\.ts|problems\.zh\.ts)/,
    priority: 20,
  },
  {
    name: 'resident',
    test: /modules\/resident\/(home|declaration|code|ResidentTabs|pages\.zh)/,
    priority: 10,
  },
]

export default defineConfig({
  base: '/m/',
  plugins: [
    // Nothing here, nor in Vant, is written with options; the code for them need not travel.
    vue({ features: { optionsAPI: false } }),
    components({ dirs: [], dts: false, resolvers: [VantResolver()] }),
    vantIconFont(),
    earlyLoading({ modules: ['/mobile/src/main.ts'], answers: ['/api/mobile/session'] }),
    buildVersion(),
    compressed(),
  ],
  css: { postcss: { plugins: [typeScale()] } },
  build: {
    // Older than what we promise (Chrome 80, iOS 13), at no cost.
    target: ['chrome64', 'safari11.1'],
    cssTarget: ['chrome64', 'safari11.1'],
    rolldownOptions: { output: { codeSplitting: { groups: scripts } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
