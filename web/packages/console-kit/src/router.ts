import { createRouter, createWebHistory, START_LOCATION, type Router, type RouteRecordRaw } from 'vue-router'
import { useSession } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the page asks the server for first when its address has no query; the build has it fetched early. */
    first?: string
  }
}

/** The console's pages inside the shell, and around them: sign-in, refusal, a server that does not answer. */
export function createConsoleRouter(base: string, routes: RouteRecordRaw[]): Router {
  const router = createRouter({
    history: createWebHistory(base),
    // A page that is opened directly stands at its top: scrolling there would only have it laid out once more.
    scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }),
    routes: [
      {
        path: '/sign-in',
        name: 'sign-in',
        component: () => import('./sign-in/SignInPage.vue'),
        meta: { anonymous: true, title: 'signIn.title' },
      },
      {
        path: '/unavailable',
        name: 'unavailable',
        component: () => import('./shell/UnavailablePage.vue'),
        meta: { anonymous: true, title: 'unavailable.title' },
      },
      {
        path: '/',
        component: () => import('./shell/ConsoleShell.vue'),
        children: [
          ...routes,
          {
            path: 'account',
            name: 'account',
            component: () => import('./account/AccountPage.vue'),
            meta: { title: 'account.title' },
          },
          {
            path: 'forbidden',
            name: 'forbidden',
            component: () => import('./shell/ForbiddenPage.vue'),
            meta: { title: 'forbidden.title' },
          },
          {
            path: ':rest(.*)*',
            name: 'missing',
            component: () => import('./shell/MissingPage.vue'),
            meta: { title: 'missing.title' },
          },
        ],
      },
    ],
  })

  router.beforeEach(async (to) => {
    const session = useSession()
    if (to.name === 'unavailable') return true
    try {
      await session.ensure()
    } catch {
      return { name: 'unavailable', query: { to: to.fullPath } }
    }
    if (to.meta.anonymous) return true
    if (!session.signedIn || session.mustChangePassword) {
      return { name: 'sign-in', query: to.path === '/' ? {} : { to: to.fullPath } }
    }
    if (to.meta.permission && !session.can(to.meta.permission)) return { name: 'forbidden' }
    return true
  })

  return router
}
