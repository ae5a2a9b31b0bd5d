import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://paiyi.test/' } },
    include: ['web/**/*.test.ts'],
    isolate: false, // a page of its own for each file takes seven times as long
  },
})
