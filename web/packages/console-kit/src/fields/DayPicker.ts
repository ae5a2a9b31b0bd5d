import { defineAsyncComponent, type Component } from 'vue'

/** Element Plus's calendar. It weighs as much as a list does, and no list waits for it. */
export const DayPicker = defineAsyncComponent<Component>(() => import('./day-picker'))
