import { createRouter, createWebHashHistory, START_LOCATION } from 'vue-router'
import { dutyRoutes } from './modules/duty/routes'
import { residentRoutes } from './modules/resident/routes'
import DoorPage from './shell/DoorPage.vue'

/** Routes live behind `#`, because WeChat signs a page's address without it. */
export const router = createRouter({
  history: createWebHashHistory('/m/'),
  // A page that is opened directly stands at its top: scrolling there would only have it laid out once more.
  scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }),
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
