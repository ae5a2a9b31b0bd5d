import { toValue, type MaybeRefOrGetter } from 'vue'

const dirtyForms = new Set<MaybeRefOrGetter<boolean>>()

/** Registers a form; answers how to take it off again. */
export function watchForm(dirty: MaybeRefOrGetter<boolean>): () => void {
  dirtyForms.add(dirty)
  return () => dirtyForms.delete(dirty)
}

/** Whether leaving this page now would lose what a person typed. */
export function hasUnsavedChanges(): boolean {
  return [...dirtyForms].some((dirty) => toValue(dirty))
}

if (typeof addEventListener === 'function') {
  addEventListener('beforeunload', (event) => {
    if (hasUnsavedChanges()) event.preventDefault()
  })
}
