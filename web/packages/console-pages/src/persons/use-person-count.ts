import { take } from '@paiyi/api'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import type { usePersonsTable } from './use-persons-table'

/** How many persons the filters find, asked for once somebody begins to choose. */
export function usePersonCount(table: ReturnType<typeof usePersonsTable>) {
  const api = useConsoleApi()
  const { n } = useI18n()
  const count = ref<{ count: number; more: boolean }>()

  watch(
    () => (table.selection.any ? JSON.stringify(table.filterValues) : undefined),
    async (asked) => {
      count.value = undefined
      if (!asked) return
      const query = table.filterValues as object
      const answer = await take(api.GET('/persons/count', { params: { query } })).catch(() => undefined)
      if (asked === JSON.stringify(table.filterValues)) count.value = answer
    },
  )

  return computed(() => (count.value ? `${n(count.value.count)}${count.value.more ? '+' : ''}` : ''))
}
