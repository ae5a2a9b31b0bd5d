import { defineConfig, devices } from '@playwright/test'

const chromium = {
  executablePath: process.env.PAIYI_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  updateSnapshots: process.env.PICTURES === 'update' ? 'all' : 'none',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL: process.env.PAIYI_URL ?? 'http://127.0.0.1:8080',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: process.env.PAIYI_TRACE ? 'retain-on-failure' : 'off',
    // What moves is waited for; journeys are about what people do.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: chromium,
  },
  projects: [
    {
      name: 'desktop',
      // Residents and gatekeepers have a phone.
      testIgnore: /(parent|gate|pictures).*\.spec\.ts/,
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      // Accessibility is checked at both sizes of one page.
      testIgnore: /(accessibility|pictures)\.spec\.ts/,
      use: {
        viewport: { width: 375, height: 812 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        userAgent: devices['Pixel 7'].userAgent,
      },
    },
    { name: 'pictures', testMatch: 'pictures.spec.ts' },
  ],
})
