import { ref } from 'vue'

/** True when the page that a person asked for could not be fetched. */
export const pageLost = ref(false)
