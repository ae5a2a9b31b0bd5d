import { startConsole } from '@paiyi/console-kit'
import { api } from './api'
import { navigation } from './navigation'
import { routes } from './routes'

void startConsole({
  audience: 'organisation',
  api,
  title: 'console.title',
  navigation,
  routes,
  words: { zh: () => import('./words/zh'), en: () => import('./words/en') },
})
