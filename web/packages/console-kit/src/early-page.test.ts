import { beforeEach, expect, test, vi } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { loadPageEarly, rememberSignedIn } from './early-page'

const load = { home: vi.fn(), persons: vi.fn(), person: vi.fn() }
const routes = [
  { path: '', component: () => Promise.resolve(load.home()) },
  { path: 'persons', component: () => Promise.resolve(load.persons()), meta: { first: 'persons?size=20' } },
  { path: 'persons/:id(\\d+)', component: () => Promise.resolve(load.person()) },
] as RouteRecordRaw[]

beforeEach(() => {
  document.head.innerHTML = ''
  localStorage.clear()
  vi.clearAllMocks()
  rememberSignedIn(true)
})

function open(address: string): void {
  history.replaceState(null, '', address)
  loadPageEarly('/command/', routes)
}

test.each([
  ['/command/', 'home'],
  ['/command/persons', 'persons'],
  ['/command/persons/', 'persons'],
  ['/command/persons/7', 'person'],
] as const)('%s fetches its page', (address, page) => {
  open(address)
  for (const [name, loaded] of Object.entries(load))
    expect(loaded).toHaveBeenCalledTimes(name === page ? 1 : 0)
})

test('An address without a page fetches nothing', () => {
  open('/command/persons/7/8')
  Object.values(load).forEach((loaded) => expect(loaded).not.toHaveBeenCalled())
})

test('Whoever was not signed in fetches only the sign-in', () => {
  rememberSignedIn(false)
  open('/command/persons')
  expect(load.persons).not.toHaveBeenCalled()
})

const asked = () =>
  Array.from(document.querySelectorAll('link[rel=preload]'), (link) => link.getAttribute('href'))

test('What the page shows first is asked for at once', () => {
  open('/command/persons')
  expect(asked()).toEqual(['/api/command/persons?size=20'])
})

test('A filtered list is another answer, and so is one in another language', () => {
  open('/command/persons?colour=red')
  expect(asked()).toEqual([])
  localStorage.setItem('paiyi.language', navigator.language.startsWith('zh') ? 'en' : 'zh')
  open('/command/persons')
  expect(asked()).toEqual([])
})
