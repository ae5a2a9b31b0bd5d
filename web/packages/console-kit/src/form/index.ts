export { default as FormDrawer } from './FormDrawer.vue'
export { default as FormField } from './FormField.vue'
export { hasUnsavedChanges } from './unsaved-changes'
export { useForm, type AnyForm, type FormOptions } from './use-form'
