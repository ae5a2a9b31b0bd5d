import { askEarly } from '@paiyi/api/early'

// Whoever was signed in is shown a page of the household next: it is fetched beside the app's script, not after it.
if (
  localStorage.getItem('paiyi.citizen') &&
  /^#\/resident(\/people\/\d+\/declaration)?$/.test(location.hash)
) {
  import('./modules/resident/home/HomePage.vue').catch(() => undefined)
  askEarly('/api/mobile/people')
  const person = /people\/(\d+)/.exec(location.hash)?.[1]
  if (person) askEarly('/api/mobile/declaration-form', `/api/mobile/people/${person}/declarations`)
}
void import('./main')
