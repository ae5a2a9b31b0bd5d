import { expect, type APIRequestContext } from '@playwright/test'

/** The code in the text message that a phone was sent last. */
export async function codeSentTo(request: APIRequestContext, phone: string): Promise<string> {
  let code: string | undefined
  await expect
    .poll(
      async () => {
        const messages = (await (await request.get('/dev/outbox.json')).json()) as {
          phone: string
          text: string
        }[]
        code = messages
          .filter((message) => message.phone === phone)
          .map(({ text }) => /\d{6}/.exec(text)?.[0])
          .find(Boolean)
        return code
      },
      { message: `a text message to ${phone}`, timeout: 20_000 },
    )
    .toBeTruthy()
  return code!
}
