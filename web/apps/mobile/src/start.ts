// Whoever was signed in is shown a page of the household next: it is fetched beside the app's script, not after it.
if (localStorage.getItem('paiyi.citizen') && location.hash.startsWith('#/resident')) {
  import('./modules/resident/home/HomePage.vue').catch(() => undefined)
}
void import('./main')
