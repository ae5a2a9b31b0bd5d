import type { Column } from '@paiyi/console-kit/table'
import { useRoute } from 'vue-router'
import { useConsoleApi } from './api'

/** What is looked up for each person orders those of one organisation, not a whole district; the page says so. */
export function useSortableOfOne<Row>() {
  const { audience } = useConsoleApi()
  const route = useRoute()
  return (column: Column<Row>): Column<Row> => ({
    ...column,
    sortNeeds: 'persons.sortOfOne',
    get sortable() {
      return audience === 'organisation' || Boolean(route.query.organisationId)
    },
  })
}
