/** What a page is for, and how its work is done quickly. */
export interface PageHelp {
  what: string
  hints: string[]
}

/** By the name of the route; `command home` for a page that differs between the consoles. */
export type HelpTexts = Record<string, PageHelp>

export function helpOf(texts: HelpTexts, audience: string, route: string): PageHelp | undefined {
  return texts[`${audience} ${route}`] ?? texts[route]
}
