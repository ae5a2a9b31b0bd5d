import { randomUUID } from 'node:crypto'
import { expect, request, test, type APIRequestContext } from '@playwright/test'
import { codeSentTo } from './messages'

/* What residents do on phones that a journey does not look at. */

export interface HealthCode {
  colour: string
  token: string
}

export interface ResidentCaller {
  declare: (personId: number, temperatureTenths: number) => Promise<void>
  /** Declares for yesterday, as a phone does that had no network. */
  declareYesterday: (personId: number, travelPlaces: string) => Promise<void>
  /** Changes the first declaration of the day. */
  correct: (personId: number, temperatureTenths: number) => Promise<void>
  /** The code of a person once it has a colour. */
  code: (personId: number, colour: string) => Promise<HealthCode>
}

/** Signs a resident in; with the requests of a page, in that page too. */
export async function resident(phone: string, own?: APIRequestContext): Promise<ResidentCaller> {
  const client = own ?? (await request.newContext({ baseURL: test.info().project.use.baseURL }))
  const asked = await client.post('/api/mobile/codes', { data: { phone } })
  expect(asked.ok(), await asked.text()).toBe(true)
  const signedIn = await client.post('/api/mobile/session', {
    data: { phone, code: await codeSentTo(client, phone) },
  })
  expect(signedIn.ok(), await signedIn.text()).toBe(true)
  const headers = { 'X-Paiyi-Csrf': (await signedIn.json()).csrfToken }

  async function answer(
    method: 'POST' | 'PUT',
    personId: number,
    temperatureTenths: number,
    now = new Date(),
    more: object = {},
  ): Promise<void> {
    const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const declarations = `/api/mobile/people/${personId}/declarations`
    const sent = await client.fetch(method === 'POST' ? declarations : `${declarations}/${day}`, {
      method,
      headers,
      data: {
        clientKey: randomUUID(),
        day,
        version: 1,
        temperatureTenths,
        symptoms: [],
        contactWithCase: false,
        travelledIn14Days: false,
        attributes: {},
        answeredAt: now.toISOString(),
        ...more,
      },
    })
    expect(sent.ok(), await sent.text()).toBe(true)
  }

  return {
    declare: (personId, temperatureTenths) => answer('POST', personId, temperatureTenths),
    declareYesterday: (personId, travelPlaces) =>
      answer('POST', personId, 366, new Date(Date.now() - 86_400_000), {
        travelledIn14Days: true,
        travelPlaces,
      }),
    correct: (personId, temperatureTenths) => answer('PUT', personId, temperatureTenths),
    async code(personId, colour) {
      let shown: HealthCode | undefined
      await expect
        .poll(
          async () => {
            shown = await (await client.get(`/api/mobile/people/${personId}/health-code`)).json()
            return shown?.colour
          },
          { message: `the code of person ${personId}`, timeout: 30_000 },
        )
        .toBe(colour)
      return shown!
    },
  }
}
