interface CodeCredential {
  code: string
}

/**
 * The code of a text message that has just been asked for, where the browser reads such messages (WebOTP) and the person
 * lets it; nothing everywhere else, where the keyboard offers the code.
 */
export async function readCodeFromMessage(signal?: AbortSignal): Promise<string> {
  if (!('OTPCredential' in window)) return ''
  try {
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions
    const found = (await navigator.credentials.get(options)) as unknown as CodeCredential | null
    return found?.code ?? ''
  } catch {
    return ''
  }
}
