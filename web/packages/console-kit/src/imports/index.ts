export { default as FileDrop } from './FileDrop.vue'
export { default as ImportOutcome } from './ImportOutcome.vue'
export { isOver, useImportJob, type ImportJob } from './use-import-job'
export { useUpload } from './use-upload'
