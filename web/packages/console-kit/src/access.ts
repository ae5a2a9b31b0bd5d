import { watchEffect, type Directive } from 'vue'
import { useSession } from './session'

/** Answers what the signed-in staff member may do: `can('personsRead')`. The server checks again. */
export function useAccess() {
  const session = useSession()
  return { can: session.can }
}

const watching = new WeakMap<HTMLElement, () => void>()

/** `v-can="'rostersImport'"` hides what the staff member may not use, also when that changes while the page is open. */
export const canDirective: Directive<HTMLElement, string> = {
  mounted(element, { value }) {
    const session = useSession()
    watching.set(
      element,
      watchEffect(() => (element.style.display = session.can(value) ? '' : 'none')),
    )
  },
  updated(element, { value }) {
    element.style.display = useSession().can(value) ? '' : 'none'
  },
  unmounted(element) {
    watching.get(element)?.()
    watching.delete(element)
  },
}
