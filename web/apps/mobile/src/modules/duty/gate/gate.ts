import { computed, ref } from 'vue'
import type { Schemas } from '../../../api'
import { keeper } from '../keeper'

/** The gate that a keeper stands at, remembered on this phone. */
export type ChosenGate = Pick<Schemas['KeptCheckpoint'], 'id' | 'name' | 'organisation'>

const key = 'paiyi.gate'

const feverKey = 'paiyi.fever'

/** From this temperature on, in tenths of a degree, nobody is admitted: what the server said last, for gates without a network. */
export const feverTenths = ref(Number(localStorage.getItem(feverKey)) || 373)

export function rememberFever(tenths: number): void {
  feverTenths.value = tenths
  localStorage.setItem(feverKey, String(tenths))
}

interface Remembered extends ChosenGate {
  staffId: number
}

function read(): Remembered | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Remembered | null
  } catch {
    return null
  }
}

const remembered = ref(read())

export const gate = computed<ChosenGate | null>(() =>
  remembered.value && remembered.value.staffId === keeper.staff.value?.id ? remembered.value : null,
)

export function chooseGate(chosen: ChosenGate | null): void {
  const staffId = keeper.staff.value?.id
  remembered.value =
    chosen && staffId !== undefined
      ? { id: chosen.id, name: chosen.name, organisation: chosen.organisation, staffId }
      : null
  if (remembered.value) localStorage.setItem(key, JSON.stringify(remembered.value))
  else localStorage.removeItem(key)
}
