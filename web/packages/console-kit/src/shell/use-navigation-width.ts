import { computed, ref, watch } from 'vue'
import { usePreference } from '../preferences'
import { useMedium } from '../use-narrow'

const here = ref<boolean>()

/** Whether the side navigation shows only its signs: as chosen, else on pages without room for its words. */
export function useNavigationWidth() {
  const medium = useMedium()
  const kept = usePreference<boolean>('shell.folded', () => false)
  // A choice made on a small page is for that page only.
  watch(medium, () => (here.value = undefined))

  const folded = computed(() => here.value ?? (medium.value || kept.value))
  function toggle(): void {
    const next = !folded.value
    here.value = next
    if (!medium.value) kept.value = next
  }
  return { folded, toggle }
}
