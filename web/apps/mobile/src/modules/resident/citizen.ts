import { take } from '@paiyi/api'
import { computed, ref } from 'vue'
import { api, isPassing, takeSoon } from '../../api'
import { dropDrafts } from '../../device/form-draft'
import { dropAll } from '../../device/kept'

/*
 * Who is signed in as a resident. The masked phone is remembered on the phone, so that the pages open without a
 * network; what they then show is what was kept for that phone.
 */

const rememberedKey = 'paiyi.citizen'
const phone = ref<string | null>(localStorage.getItem(rememberedKey))
/** True when a request found the session gone while a page was open. */
const lost = ref(false)
/** Counts sign-ins, for pages that could not read something before. */
const signIns = ref(0)
let asked: Promise<void> | undefined

/** What was kept for one phone is never shown to another, nor to anybody once its session has ended. */
async function remember(next: string | null): Promise<void> {
  if (next !== phone.value) {
    dropDrafts()
    await dropAll('copies')
  }
  phone.value = next
  if (next) localStorage.setItem(rememberedKey, next)
  else localStorage.removeItem(rememberedKey)
}

api.onSignedOut((door) => {
  if (door === '/api/mobile') lost.value = true
})

/** Asks once who is signed in. Without a network the remembered phone stands. */
export function readCitizen(): Promise<void> {
  asked ??= takeSoon((signal) => api.GET('/api/mobile/session', { signal }), 8)
    .then((session) => remember(session.signedIn ? session.phone : null))
    .catch((error: unknown) => {
      asked = undefined
      if (!isPassing(error)) throw error
    })
  return asked
}

export const citizen = {
  phone,
  lost,
  signIns,
  signedIn: computed(() => phone.value !== null),

  async signIn(number: string, code: string): Promise<void> {
    const session = await take(api.POST('/api/mobile/session', { body: { phone: number, code } }))
    await remember(session.phone)
    lost.value = false
    signIns.value++
  },

  async signOut(everywhere = false): Promise<void> {
    if (everywhere) await api.DELETE('/api/mobile/sessions')
    else await api.DELETE('/api/mobile/session')
    await remember(null)
  },
}
