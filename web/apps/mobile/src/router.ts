import { createRouter, createWebHashHistory } from 'vue-router'
import { dutyRoutes } from './modules/duty/routes'
import { residentRoutes } from './modules/resident/routes'
import DoorPage from './shell/DoorPage.vue'

/** Routes live behind `#`, because WeChat signs a page's address without it. */
export const router = createRouter({
  history: createWebHashHistory('/m/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'door', component: DoorPage, meta: { title: 'shell.product', door: true } },
    residentRoutes,
    dutyRoutes,
    { path: '/:rest(.*)*', redirect: { name: 'door' } },
  ],
})

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title in the words. */
    title?: string
    /** A page that brings its own head instead of the title bar. */
    door?: boolean
    /** Where the back button leads when the page was opened directly. */
    up?: string
    /** A page that the bar at the foot leads to. */
    tab?: boolean
  }
}
