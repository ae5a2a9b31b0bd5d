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
