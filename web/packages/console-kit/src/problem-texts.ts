import { ApiProblem, problemText, type ProblemTexts } from '@paiyi/api'
import { shallowRef } from 'vue'

/** The texts of the current language; a change of language replaces them. */
export const problemTexts = shallowRef<ProblemTexts>({})

/** Words for whatever was thrown: a problem's own, else those of a fault. */
export function useProblemText() {
  return (error: unknown): string =>
    error instanceof ApiProblem
      ? problemText(error, problemTexts.value)
      : (problemTexts.value['http.500'] ?? String(error))
}

/** Words for a code that arrived as data, such as the reason why a file was refused. */
export function useCodeText() {
  return (code: string): string => problemTexts.value[code] ?? code
}
