import { take } from '@paiyi/api'
import { computed, ref, shallowRef } from 'vue'
import { api, isPassing, takeSoon, type Schemas } from '../../api'

type StaffSession = Schemas['StaffSession']

/*
 * Who keeps the gate. The last session is remembered on the phone, so that the module opens without a network and
 * passages that wait stay with the person who recorded them.
 */

const rememberedKey = 'paiyi.keeper'
const session = shallowRef<StaffSession | null>(remembered())
const lost = ref(false)
/** Counts sign-ins, for pages that could not read something before. */
const signIns = ref(0)
let asked: Promise<void> | undefined

function remembered(): StaffSession | null {
  try {
    return JSON.parse(localStorage.getItem(rememberedKey) ?? 'null') as StaffSession | null
  } catch {
    return null
  }
}

function remember(next: StaffSession | null): void {
  session.value = next?.signedIn ? next : null
  if (session.value)
    localStorage.setItem(rememberedKey, JSON.stringify({ ...session.value, csrfToken: null }))
  else localStorage.removeItem(rememberedKey)
}

api.onSignedOut((door) => {
  if (door === '/api/mobile/duty') lost.value = true
})

/** Asks once who is signed in. Without a network the remembered session stands. */
export function readKeeper(): Promise<void> {
  asked ??= takeSoon((signal) => api.GET('/api/mobile/duty/session', { signal }), 8)
    .then(remember)
    .catch((error: unknown) => {
      asked = undefined
      if (!isPassing(error)) throw error
    })
  return asked
}

async function refresh(): Promise<void> {
  remember(await take(api.GET('/api/mobile/duty/session')))
}

export const keeper = {
  lost,
  signIns,
  staff: computed(() => session.value?.staff ?? null),
  mustChangePassword: computed(() => session.value?.mustChangePassword ?? false),

  async signIn(userName: string, password: string, totp?: string): Promise<void> {
    remember(
      await take(api.POST('/api/mobile/duty/session', { body: { userName, password, totp: totp || null } })),
    )
    lost.value = false
    signIns.value++
  },

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await api.PUT('/api/mobile/duty/password', { body: { currentPassword, newPassword } })
    await refresh()
  },

  /** Asks again what the account is like now. */
  refresh,

  /** Makes a secret for the authenticator; it counts once a code of it has been confirmed. */
  beginTotp: () => take(api.POST('/api/mobile/duty/totp')),

  async confirmTotp(code: string): Promise<void> {
    await api.PUT('/api/mobile/duty/totp', { body: { code } })
    await refresh()
  },

  async removeTotp(password: string): Promise<void> {
    await api.DELETE('/api/mobile/duty/totp', { body: { password } })
    await refresh()
  },

  async endSession(id: string): Promise<void> {
    await api.DELETE('/api/mobile/duty/sessions/{id}', { params: { path: { id } } })
  },

  async signOut(everywhere = false): Promise<void> {
    if (everywhere) await api.DELETE('/api/mobile/duty/sessions')
    else await api.DELETE('/api/mobile/duty/session')
    remember(null)
  },
}
