import { useRegions, type RegionNode } from '@paiyi/console-kit/fields'
import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { trailOf } from '../../places/trail'
import { findNode } from './find-node'

/** The division tree, and which area of it is shown. The address keeps the search and the area. */
export function useRegionsPage() {
  const route = useRoute()
  const router = useRouter()
  const { regions, tree, reload } = useRegions()

  const search = computed(() => String(route.query.search ?? ''))
  const chosen = computed(() => findNode(tree.value, Number(route.query.id) || undefined))
  const trail = computed(() =>
    chosen.value
      ? trailOf(regions.value, chosen.value.path)
          .map(({ name }) => name)
          .join(' › ')
      : '',
  )

  return reactive({
    regions,
    tree,
    search,
    chosen,
    trail,
    reload,
    choose: ({ id }: RegionNode) => router.replace({ query: { ...route.query, id } }),
    setSearch: (text: string) => router.replace({ query: { ...route.query, search: text || undefined } }),
  })
}
