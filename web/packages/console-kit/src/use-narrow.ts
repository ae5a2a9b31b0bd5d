import { readonly, ref } from 'vue'

const query = typeof matchMedia === 'function' ? matchMedia('(max-width: 767px)') : undefined
const narrow = ref(query?.matches ?? false)
query?.addEventListener?.('change', (event) => (narrow.value = event.matches))

/** Whether the page is as narrow as a phone. */
export function useNarrow() {
  return readonly(narrow)
}
