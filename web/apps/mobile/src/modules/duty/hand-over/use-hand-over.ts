import { take } from '@paiyi/api'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, takeSoon, type Schemas } from '../../../api'
import { newKey } from '../../../device/uuid'
import { useLoaded } from '../../../parts/use-loaded'
import { problemWords } from '../../../words'
import { chooseGate, gate } from '../gate/gate'

const everySeconds = 5

/** Handing the gate to the next keeper: the counts of the shift, the offer, and waiting until it is accepted. */
export function useHandOver() {
  const id = gate.value!.id
  const shift = useLoaded(() =>
    takeSoon((signal) =>
      api.GET('/api/mobile/duty/checkpoints/{id}/shift', { params: { path: { id } }, signal }),
    ),
  )
  const next = ref<number | null>(null)
  const note = ref('')
  const busy = ref(false)
  const problem = ref('')
  /** The offer that this page waits for. */
  const offered = shallowRef<Schemas['HandOverRow']>()
  const accepted = ref('')
  let clientKey = newKey()

  watch(shift.value, (now) => {
    if (now?.offered) offered.value = now.offered
    else if (offered.value && now) {
      // Only the one to whom it was offered ends an offer from elsewhere.
      accepted.value = offered.value.to
      offered.value = undefined
      chooseGate(null)
    }
  })
  const timer = setInterval(() => {
    if (offered.value && !busy.value && document.visibilityState === 'visible') void shift.reload()
  }, everySeconds * 1000)
  onScopeDispose(() => clearInterval(timer))

  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = ''
    try {
      await deed()
    } catch (error) {
      problem.value = problemWords(error)
    } finally {
      busy.value = false
    }
  }

  return {
    shift,
    next,
    note,
    busy,
    problem,
    offered,
    accepted,
    nobody: computed(() => shift.value.value?.keepers.length === 0),

    offer: () =>
      attempt(async () => {
        const params = { path: { id } }
        const body = { clientKey, toStaffId: next.value!, note: note.value.trim() || null }
        offered.value = await take(api.POST('/api/mobile/duty/checkpoints/{id}/hand-overs', { params, body }))
        clientKey = newKey()
      }),

    withdraw: () =>
      attempt(async () => {
        const params = { path: { id: offered.value!.id } }
        await api.POST('/api/mobile/duty/hand-overs/{id}/withdraw', { params })
        offered.value = undefined
      }),
  }
}
