import type { Api, Audience, StaffAccountPaths } from '@paiyi/api'
import { keepFresh } from '@paiyi/freshness'
import { createPinia } from 'pinia'
import { createApp, inject, type InjectionKey } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import { canDirective } from './access'
import ConsoleRoot from './ConsoleRoot.vue'
import { hasUnsavedChanges } from './form/unsaved-changes'
import { createLanguage, followLanguageOfAccount, type WordSources } from './language'
import { connectLive } from './live/use-live'
import type { NavigationGroup } from './navigation'
import { toast } from './notify'
import { problemTexts } from './problem-texts'
import { connectPreferences } from './preferences'
import { createConsoleRouter } from './router'
import { useSession } from './session'
import { applyStoredTheme, followThemeOfAccount } from './theme/use-theme'
import 'element-plus/es/components/base/style/css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './theme/theme.css'
import './theme/print.css'

/*
 * A console is this kit plus three things of its own: navigation, routes and words. Everything a console needs
 * around its pages (session, router guards, language, theme, recovery after a release) is started here.
 */

export interface ConsoleOptions {
  audience: Exclude<Audience, 'mobile'>
  /** The console's own typed client; the kit signs in and out through the same one. */
  api: unknown
  /** Key of the console's name in the words. */
  title: string
  navigation: NavigationGroup[]
  /** Pages inside the shell. */
  routes: RouteRecordRaw[]
  words: WordSources
}

export interface ConsoleContext extends Omit<ConsoleOptions, 'api' | 'words'> {
  api: Api<StaffAccountPaths>
}

const consoleKey: InjectionKey<ConsoleContext> = Symbol('console')

export async function startConsole(options: ConsoleOptions): Promise<void> {
  applyStoredTheme()
  const context: ConsoleContext = { ...options, api: options.api as Api<StaffAccountPaths> }
  const base = `/${options.audience}/`
  const app = createApp(ConsoleRoot)
  app.provide(consoleKey, context)
  app.use(createPinia())
  const session = useSession()
  session.connect(context.api, context.audience)
  // Asked while the words load; the router waits for the answer, or asks again.
  session.ensure().catch(() => undefined)
  app.use(await createLanguage(options.words))

  connectLive(context.audience, () => session.interrupted)
  connectPreferences(context.api, context.audience)
  followThemeOfAccount()
  followLanguageOfAccount()
  const router = createConsoleRouter(base, options.routes)
  keepFresh(router, {
    base,
    dirty: hasUnsavedChanges,
    lost: () => toast.failed(problemTexts.value['network.unreachable'] ?? ''),
  })

  app.use(router)
  app.directive('can', canDirective)
  app.mount('#app')
}

export function useConsole(): ConsoleContext {
  const context = inject(consoleKey)
  if (!context) throw new Error('useConsole needs an application started by startConsole.')
  return context
}
