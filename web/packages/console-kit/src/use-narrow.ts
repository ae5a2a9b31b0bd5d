import { readonly, ref, type Ref } from 'vue'

function matching(media: string): Readonly<Ref<boolean>> {
  const query = typeof matchMedia === 'function' ? matchMedia(media) : undefined
  const state = ref(query?.matches ?? false)
  query?.addEventListener?.('change', (event) => (state.value = event.matches))
  return readonly(state)
}

const narrow = matching('(max-width: 767px)')
const medium = matching('(max-width: 1100px)')

/** Whether the page is as narrow as a phone. */
export function useNarrow() {
  return narrow
}

/** Whether the page is too narrow for the whole navigation beside a table. */
export function useMedium() {
  return medium
}
