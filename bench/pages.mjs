// Opens pages in Chromium as a slow phone or desk sees them: Lighthouse's slow 4G and a processor four times slower.
// Reads [{name, url, cookie, remembered, ready, width, height}] from its first argument, and prints for each, as one line of JSON:
// name, first paint, content (its `ready` selector is shown), interactive (nothing longer than 50 ms follows for five
// seconds, and the content is shown), all in ms; blocked (what long tasks took beyond 50 ms each), kB of script and of all.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { chromium: engine } = createRequire(join(process.cwd(), 'tests/e2e/package.json'))('@playwright/test')
const quiet = 5000
// github.com/GoogleChrome/lighthouse, core/config/constants.js, mobileSlow4G: what DevTools must be told for 150 ms and 1.6 Mbps.
const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}

const browser = await engine.launch({
  executablePath: process.env.PAIYI_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
for (const page of JSON.parse(process.argv[2])) console.log(JSON.stringify(await measured(page)))
await browser.close()

async function measured({ name, url, cookie, remembered, ready, width, height }) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  if (cookie) await context.addCookies([{ ...cookie, url: new URL(url).origin }])
  const page = await context.newPage()
  // What the device keeps of an earlier visit.
  if (remembered) await page.addInitScript(([key, value]) => localStorage.setItem(key, value), remembered)
  const session = await context.newCDPSession(page)
  const bytes = trafficOf(session)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', slow4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(watchLongTasks, ready)
  await page.goto(url, { waitUntil: 'commit', timeout: 60_000 })
  await page.waitForFunction(() => window.seen.content > 0, null, { timeout: 60_000, polling: 50 })
  await page.waitForFunction((still) => performance.now() - window.seen.last() > still, quiet, {
    timeout: 60_000,
    polling: 200,
  })
  const { content, tasks, paint } = await page.evaluate(() => ({
    content: window.seen.content,
    tasks: window.seen.tasks,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
  await context.close()
  const late = tasks.filter((task) => task.start + task.duration > paint)
  return {
    name,
    paint,
    content,
    interactive: Math.max(content, ...late.map((task) => task.start + task.duration)),
    blocked: late.reduce((sum, task) => sum + task.duration - 50, 0),
    script: bytes.script / 1000,
    all: bytes.all / 1000,
  }
}

function trafficOf(session) {
  const kinds = new Map()
  const bytes = { script: 0, all: 0 }
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength
  })
  return bytes
}

/** Runs in the page. */
function watchLongTasks(ready) {
  const seen = {
    content: 0,
    tasks: [],
    last: () => Math.max(seen.content, ...seen.tasks.map((task) => task.start + task.duration)),
  }
  window.seen = seen
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  function look() {
    const element = document.querySelector(ready)
    if (element?.checkVisibility()) seen.content = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
