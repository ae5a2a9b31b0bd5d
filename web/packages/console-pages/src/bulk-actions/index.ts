export { missingToday } from './bulk-action'
export { forArchived } from './deeds'
export { useBulkDeeds } from './use-bulk-deeds'
export { usePersonDeeds } from './use-person-deeds'
