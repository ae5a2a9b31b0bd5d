/**
 * Asks for an answer before the scripts are there that will ask for it: the browser hands it to the first request for the
 * same address. Not where the page speaks another language than the browser, for answers are written in it.
 */
export function askEarly(...addresses: string[]): void {
  const spoken = localStorage.getItem('paiyi.language')
  if (spoken && !navigator.language.startsWith(spoken)) return
  for (const href of addresses) {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href })
    document.head.append(link)
  }
}
