import { toValue, type MaybeRefOrGetter } from 'vue'

const forms = new Set<MaybeRefOrGetter<boolean>>()

/** Registers a form, so that no reload loses what was typed in it; answers how to take it off again. */
export function watchForm(dirty: MaybeRefOrGetter<boolean>): () => void {
  forms.add(dirty)
  return () => forms.delete(dirty)
}

export function hasUnsavedChanges(): boolean {
  return Array.from(forms).some((dirty) => toValue(dirty))
}
