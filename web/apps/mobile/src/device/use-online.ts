import { readonly, ref } from 'vue'

const online = ref(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))

/** Whether the phone believes to have a network. It may be wrong; requests tell the truth. */
export const useOnline = () => readonly(online)
