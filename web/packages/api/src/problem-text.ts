import type { ApiProblem } from './problem'

/** Texts by problem code; `{seconds}` is replaced by the remaining wait. */
export type ProblemTexts = Readonly<Record<string, string>>

/**
 * The words for a problem: ours by code, else what the server wrote in the language asked for. A fault carries the
 * trace id, by which an administrator finds it.
 */
export function problemText(problem: ApiProblem, texts: ProblemTexts): string {
  const text = (texts[problem.code] ?? serverText(problem) ?? textOfStatus(problem.status, texts)).replace(
    '{seconds}',
    String(problem.retryAfterSeconds ?? '…'),
  )
  return problem.status >= 500 && problem.traceId ? `${text} [${problem.traceId}]` : text
}

function serverText({ title, detail }: ApiProblem): string | undefined {
  return detail ?? (title.startsWith('HTTP ') ? undefined : title)
}

function textOfStatus(status: number, texts: ProblemTexts): string {
  return texts[`http.${status}`] ?? texts[status >= 500 ? 'http.500' : 'http.400'] ?? `HTTP ${status}`
}
