import { keepFresh } from '@paiyi/freshness'
import { createApp } from 'vue'
import { router } from './router'
import MobileShell from './shell/MobileShell.vue'
import { pageLost } from './shell/page-lost'
import { hasUnsavedChanges } from './unsaved-changes'
import { startLanguage } from './words'
import './device/appearance'
import './theme.css'

async function start(): Promise<void> {
  await startLanguage()
  keepFresh(router, {
    base: '/m/',
    hash: true,
    dirty: hasUnsavedChanges,
    lost: () => (pageLost.value = true),
  })
  createApp(MobileShell).use(router).mount('#app')
}

void start()
