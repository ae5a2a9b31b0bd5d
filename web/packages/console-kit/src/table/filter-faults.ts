import { ApiProblem } from '@paiyi/api'
import type { Filter } from './types'

/** Which of the filters, by its title, the server could not read: a name of 200 characters from the clipboard. */
export function filterFaults(problem: unknown, filters: Filter[]): string[] {
  if (!(problem instanceof ApiProblem)) return []
  return filters.filter(({ key }) => problem.errors[key]?.length).map(({ title }) => title)
}
