export { default as ColourTag } from './ColourTag.vue'
export { default as RegionPicker } from './RegionPicker.vue'
export { default as RevealField } from './RevealField.vue'
export { useRegions, type RegionNode } from './regions'
