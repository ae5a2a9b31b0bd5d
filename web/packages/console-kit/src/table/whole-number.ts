/**
 * Whether a text holds what may be the number of a document or a phone. A filter is part of the address, which browsers
 * remember and servers note down, so such a text must not become one: numbers are looked for in a request's body.
 */
export function holdsWholeNumber(text: string): boolean {
  return /\d{7}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''))
}
