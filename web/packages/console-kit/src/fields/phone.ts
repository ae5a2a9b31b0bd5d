/** The eleven digits of a mainland mobile number however they are typed; undefined when it is none. */
export function readPhone(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/[\s()\-‐-―\u200e\u200f]+/g, '')
  return /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(text)?.[1]
}

/** `13812345678` as people read it: `138 1234 5678`. */
export function showPhone(digits: string): string {
  return digits.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
}
