export { default as StatCard } from './StatCard.vue'
export type { TrendSeries } from './trend'
export { default as TrendChart } from './TrendChart.vue'
