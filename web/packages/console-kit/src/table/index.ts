export { default as TablePage } from './TablePage.vue'
export type { Column, ExportOptions, Filter, Page, TableQuery } from './types'
export { useTablePage, type TableOptions, type TablePageState } from './use-table-page'
