import type { Directive } from 'vue'
import { useSession } from './session'

/** Answers what the signed-in staff member may do: `can('personsRead')`. The server checks again. */
export function useAccess() {
  const session = useSession()
  return { can: session.can }
}

/** `v-can="'rostersImport'"` hides what the staff member may not use. */
export const canDirective: Directive<HTMLElement, string> = (element, { value }) => {
  element.style.display = useSession().can(value) ? '' : 'none'
}
