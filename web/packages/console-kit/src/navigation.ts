import type { Component } from 'vue'

/** One place to go in the side navigation. Titles are keys of the words. */
export interface NavigationEntry {
  /** The name of the route. */
  route: string
  title: string
  icon: Component
  /** What the route is opened with, where several entries lead to one page. */
  params?: Record<string, string>
  /** Found by the command palette alone; the side navigation has an entry that leads there. */
  searchOnly?: true
  /** Entries that the staff member may not use are not shown; of several permissions one will do. */
  permission?: string | readonly string[]
}

/** Entries that belong to one task; a group without a title stands on its own. */
export interface NavigationGroup {
  title?: string
  entries: NavigationEntry[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title in the words. */
    title?: string
    /** What a staff member must be permitted to open the page. */
    permission?: string | readonly string[]
    /** The route that the breadcrumb shows above this one. */
    parent?: string
    /** Open to people who are not signed in. */
    anonymous?: boolean
  }
}
