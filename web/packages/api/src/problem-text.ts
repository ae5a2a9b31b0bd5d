import type { ApiProblem } from './problem'

/** Texts by problem code; `{seconds}` is replaced by the remaining wait. */
export type ProblemTexts = Readonly<Record<string, string>>

/** The words for a problem: ours by code, else what the server wrote in the language asked for. */
export function problemText(problem: ApiProblem, texts: ProblemTexts): string {
  const own = texts[problem.code]
  if (own) return own.replace('{seconds}', String(problem.retryAfterSeconds ?? '…'))
  if (!problem.title.startsWith('HTTP ')) return problem.detail ?? problem.title
  return texts[problem.status >= 500 ? 'http.500' : 'http.400'] ?? problem.title
}
