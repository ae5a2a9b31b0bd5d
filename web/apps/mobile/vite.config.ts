import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { defineConfig } from 'vite'
import { buildVersion } from '../../packages/freshness/src/build-version.ts'
import { typeScale } from './build/type-scale.ts'
import { vantIconFont } from './build/vant-icon-font.ts'

export default defineConfig({
  base: '/m/',
  plugins: [
    // Nothing here, nor in Vant, is written with options; the code for them need not travel.
    vue({ features: { optionsAPI: false } }),
    components({ dirs: [], dts: false, resolvers: [VantResolver()] }),
    vantIconFont(),
    buildVersion(),
  ],
  css: { postcss: { plugins: [typeScale()] } },
  build: {
    // Older than what we promise (Chrome 80, iOS 13), at no cost.
    target: ['chrome64', 'safari11.1'],
    cssTarget: ['chrome64', 'safari11.1'],
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
