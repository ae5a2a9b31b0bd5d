import { useAccess } from '@paiyi/console-kit'
import type { TablePageState, TableQuery } from '@paiyi/console-kit/table'
import { computed, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { kindsOf, type BulkSubject } from './deeds'
import { useBulkAction } from './use-bulk-action'

export type BulkList = Pick<TablePageState, 'filterValues' | 'reload'> & {
  selection: Pick<TablePageState['selection'], 'any' | 'clear'>
}

interface Means {
  /** How many rows the filters find. */
  count: (query: object) => Promise<Schemas['RowCount']>
  /** What the filters of the list mean for the request, where they are not the same. */
  filterOf?: (values: TableQuery) => TableQuery
  /** What else can be done with chosen rows. */
  also?: string
}

/** What can be done with chosen rows of a list, and how far what was begun last is. */
export function useBulkDeeds(table: BulkList, subject: BulkSubject, means: Means) {
  const { n } = useI18n()
  const { can } = useAccess()
  const { audience } = useConsoleApi()
  const bulk = useBulkAction(() => void table.reload())
  const filter = computed(() => means.filterOf?.(table.filterValues) ?? table.filterValues)
  const count = ref<Schemas['RowCount']>()

  // Asked for once somebody begins to choose.
  watch(
    () => (table.selection.any ? JSON.stringify(filter.value) : undefined),
    async (asked) => {
      count.value = undefined
      if (!asked) return
      const answer = await means.count(filter.value).catch(() => undefined)
      if (asked === JSON.stringify(filter.value)) count.value = answer
    },
  )

  return reactive({
    bulk,
    subject,
    filter,
    kinds: computed(() => kindsOf(subject, can, audience)),
    /** How many rows the filters find. */
    total: computed(() => (count.value ? `${n(count.value.count)}${count.value.more ? '+' : ''}` : '')),
    may: computed(
      () => kindsOf(subject, can, audience).length > 0 || (means.also !== undefined && can(means.also)),
    ),
    begun: (id: number) => {
      table.selection.clear()
      void bulk.follow(id)
    },
  })
}

export type BulkDeedsState = ReturnType<typeof useBulkDeeds>
