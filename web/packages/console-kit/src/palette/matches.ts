/** Whether a title has the characters of the text in their order: `人名` finds 人员名单, `decl` finds Declarations. */
export function matches(title: string, text: string): boolean {
  const characters = [...title.toLowerCase()]
  let at = 0
  for (const wanted of text.toLowerCase().replace(/\s+/g, '')) {
    at = characters.indexOf(wanted, at) + 1
    if (at === 0) return false
  }
  return true
}
