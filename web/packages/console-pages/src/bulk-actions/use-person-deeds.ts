import { take } from '@paiyi/api'
import type { TableQuery } from '@paiyi/console-kit/table'
import { useConsoleApi } from '../api'
import { useBulkDeeds, type BulkList } from './use-bulk-deeds'

/**
 * What can be done with rows of a list of persons.
 * @param filterOf What the filters of the list mean for the register of persons, where they are not the same.
 */
export function usePersonDeeds(table: BulkList, filterOf?: (values: TableQuery) => TableQuery) {
  const api = useConsoleApi()
  const count = (query: object) => take(api.GET('/persons/count', { params: { query } }))
  return useBulkDeeds(table, 'person', { count, also: 'noticesSend', ...(filterOf ? { filterOf } : {}) })
}
