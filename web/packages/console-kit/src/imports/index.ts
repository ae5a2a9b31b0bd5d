export { default as ImportDrawer } from './ImportDrawer.vue'
export { useImport, type ImportOptions, type ImportProgress, type ImportTotals } from './use-import'
