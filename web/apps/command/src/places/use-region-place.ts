import { useRegions } from '@paiyi/console-kit/fields'
import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { trailOf } from './trail'

/** The area that a page shows: the address names it, else it is the whole scope of the staff member. */
export function useRegionPlace() {
  const route = useRoute()
  const router = useRouter()
  const { regions } = useRegions()

  const path = computed(() => (route.query.region ? String(route.query.region) : undefined))
  const trail = computed(() => trailOf(regions.value, path.value))

  /** Where the page shows another area; everything else in the address stays. */
  function at(region: string | undefined) {
    return { query: { ...route.query, region } }
  }

  return reactive({
    path,
    trail,
    name: computed(() => trail.value[trail.value.length - 1]?.name ?? ''),
    at,
    open: (region: string | undefined) => router.push(at(region)),
  })
}

export type RegionPlace = ReturnType<typeof useRegionPlace>
