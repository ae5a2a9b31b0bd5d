/** The key under which something of a page is kept: small letters, digits, dots and hyphens. */
export const pageKey = (kind: string, page: string) =>
  `${kind}.${page.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
