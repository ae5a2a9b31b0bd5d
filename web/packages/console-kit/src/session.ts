import {
  take,
  type Api,
  type Audience,
  type Credentials,
  type StaffAccountPaths,
  type StaffSession,
  type TotpSecret,
} from '@paiyi/api'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { dropAllDrafts } from './form/drafts'

/** Where this device remembers that somebody is signed in; the page itself reads it. */
const signedInBefore = 'paiyi.signed-in'

const nobody: StaffSession = {
  signedIn: false,
  csrfToken: null,
  staff: null,
  permissions: [],
  mustChangePassword: false,
}

/** Who is signed in, and what they may do. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<StaffSession>(nobody)
  /** True when the server ended the session while pages are open: the shell asks to sign in again. */
  const interrupted = ref(false)
  const permissions = computed(() => new Set(current.value.permissions))

  let api: Api<StaffAccountPaths>
  let params: { path: { audience: string } }
  let loading: Promise<void> | undefined

  // The next visit fetches its page early.
  watch(current, ({ signedIn }) =>
    signedIn ? localStorage.setItem(signedInBefore, '1') : localStorage.removeItem(signedInBefore),
  )

  function connect(client: Api<StaffAccountPaths>, audience: Audience): void {
    api = client
    params = { path: { audience } }
    api.onSignedOut(() => (interrupted.value = current.value.signedIn))
    api.onForbidden(() => void refresh().catch(() => undefined))
  }

  async function load(): Promise<void> {
    current.value = await take(api.GET('/api/{audience}/session', { params }))
  }

  /** Asks again what the signed-in member of staff may do: it may have changed while pages are open. */
  async function refresh(): Promise<void> {
    if (!current.value.signedIn || interrupted.value) return
    const now = await take(api.GET('/api/{audience}/session', { params }))
    if (now.signedIn) current.value = now
    else interrupted.value = true
  }

  /** Asks the server once; a failed attempt is repeated at the next call. */
  function ensure(): Promise<void> {
    loading ??= load().catch((problem: unknown) => {
      loading = undefined
      throw problem
    })
    return loading
  }

  async function signIn(body: Credentials): Promise<void> {
    current.value = await take(api.POST('/api/{audience}/session', { params, body }))
    interrupted.value = false
  }

  async function signOut(): Promise<void> {
    await api.DELETE('/api/{audience}/session', { params })
    dropAllDrafts()
    current.value = nobody
    loading = undefined
  }

  async function signOutEverywhere(): Promise<void> {
    await api.DELETE('/api/{audience}/sessions', { params })
    dropAllDrafts()
    current.value = nobody
    loading = undefined
  }

  async function endSession(id: string): Promise<void> {
    await api.DELETE('/api/{audience}/sessions/{id}', { params: { path: { ...params.path, id } } })
  }

  async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await api.PUT('/api/{audience}/password', { params, body: { currentPassword, newPassword } })
    await load()
  }

  async function beginTotp(): Promise<TotpSecret> {
    return take(api.POST('/api/{audience}/totp', { params }))
  }

  async function confirmTotp(code: string): Promise<void> {
    await api.PUT('/api/{audience}/totp', { params, body: { code } })
    await load()
  }

  async function removeTotp(password: string): Promise<void> {
    await api.DELETE('/api/{audience}/totp', { params, body: { password } })
    await load()
  }

  async function listSessions() {
    return (await take(api.GET('/api/{audience}/sessions', { params }))).items
  }

  return {
    staff: computed(() => current.value.staff),
    signedIn: computed(() => current.value.signedIn),
    mustChangePassword: computed(() => current.value.mustChangePassword),
    interrupted,
    /** Of several, whether one is held. */
    can: (permission: string | readonly string[]) =>
      [permission].flat().some((one) => permissions.value.has(one)),
    connect,
    ensure,
    refresh,
    signIn,
    signOut,
    signOutEverywhere,
    endSession,
    changePassword,
    listSessions,
    beginTotp,
    confirmTotp,
    removeTotp,
  }
})
