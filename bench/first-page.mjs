// Prints what a page loads over the wire until it is quiet: address, bytes with headers and encoding, a line each.
// In Chromium, where it is installed; else what index.html refers to.
import { existsSync } from 'node:fs'
import { get } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const address = process.argv[2]
const chromium = process.env.PAIYI_CHROMIUM ?? '/usr/bin/chromium'

async function inChromium() {
  const { chromium: engine } = createRequire(join(process.cwd(), 'tests/e2e/package.json'))(
    '@playwright/test',
  )
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const browser = await engine.launch({ executablePath: chromium, args })
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  const session = await page.context().newCDPSession(page)
  const files = new Map()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    files.set(requestId, { url: response.url, encoding: encodingOf(response.headers), bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) files.get(requestId).bytes = encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(address, { waitUntil: 'networkidle' })
  await browser.close()
  return [...files.values()].filter((file) => file.url.startsWith('http'))
}

async function byReferences() {
  const page = await fetched(address)
  const html = await (await fetch(address)).text()
  const references = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg))"/g)].map(
    (match) => new URL(match[1], address).href,
  )
  return [page, ...(await Promise.all([...new Set(references)].map(fetched)))]
}

function fetched(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      const { socket } = response
      response.resume().on('end', () => {
        resolve({ url, encoding: encodingOf(response.headers), bytes: socket.bytesRead })
      })
    }).on('error', reject)
  })
}

function encodingOf(headers) {
  return headers['content-encoding'] ?? headers['Content-Encoding'] ?? '-'
}

for (const file of await (existsSync(chromium) ? inChromium() : byReferences())) {
  console.log([new URL(file.url).pathname, file.bytes, file.encoding].join('\t'))
}
