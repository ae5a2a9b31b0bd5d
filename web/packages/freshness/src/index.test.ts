import { expect, test } from 'vitest'
import { freshAddress, isLoadFailure } from './index'

test('The page is loaded anew where the person wanted to go', () => {
  expect(freshAddress('/m/', '/duty/scan?gate=1', true, 5)).toBe('/m/?r=5#/duty/scan?gate=1')
  expect(freshAddress('/command/', '/persons?name=wang&r=1', false, 5)).toBe('/command/persons?name=wang&r=5')
  expect(freshAddress('/command/', '/', false, 5)).toBe('/command/?r=5')
})

test.each([
  'Failed to fetch dynamically imported module: /assets/a.js',
  'error loading dynamically imported module: /assets/a.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/a.css',
])('A missing script is recognised by "%s"', (message) => {
  expect(isLoadFailure(new Error(message))).toBe(true)
})

test('A fault of a page is no missing script', () => {
  expect(isLoadFailure(new TypeError("Cannot read properties of undefined (reading 'name')"))).toBe(false)
})
