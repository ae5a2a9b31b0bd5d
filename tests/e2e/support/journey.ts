import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'

export { expect }

/** A sentence of a journey; what the page shows afterwards is kept as a picture in the output of the test. */
export type Sentence = (title: string, deed: () => Promise<void>, seen?: Page) => Promise<void>

export interface Complaints {
  /** Listens to the pages of a context that the test opened itself. */
  listenTo: (context: BrowserContext) => void
  /** What a journey provokes on purpose. */
  expect: (pattern: RegExp) => void
}

/** What browsers print for every answer that refuses something; the pages show those refusals themselves. */
const refusedRequests =
  /Failed to load resource: the server responded with a status of (400|401|404|409|422|429)/

export const test = base.extend<{ complaints: Complaints; sentence: Sentence }>({
  // No journey may leave an error in the console of the browser.
  complaints: [
    async ({ context }, use) => {
      const heard: string[] = []
      const expected: RegExp[] = []
      function listenTo(listened: BrowserContext): void {
        listened.on('weberror', (problem) => heard.push(String(problem.error())))
        listened.on('console', (message) => {
          if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`)
        })
      }
      listenTo(context)
      await use({ listenTo, expect: (pattern) => expected.push(pattern) })
      const unexpected = heard.filter((text) => !expected.some((pattern) => pattern.test(text)))
      expect(unexpected, 'errors in the console of the browser').toEqual([])
    },
    { auto: true },
  ],
  sentence: async ({ page }, use, info) => {
    let number = 0
    await use(async (title, deed, seen = page) => {
      await base.step(title, deed)
      number += 1
      const name = `${String(number).padStart(2, '0')} ${title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`
      await seen.screenshot({ path: info.outputPath(`${name}.jpg`), quality: 70, scale: 'css' })
    })
  },
})

export { refusedRequests }
