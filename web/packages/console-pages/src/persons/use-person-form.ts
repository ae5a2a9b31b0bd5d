import { ApiProblem, take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { todayInShanghai, useSession } from '@paiyi/console-kit'
import { readPhone, useRegions } from '@paiyi/console-kit/fields'
import { useForm } from '@paiyi/console-kit/form'
import { computed, ref, shallowRef, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { faultOfName } from './person-name'
import { normaliseNumber, readResidentId } from './resident-id'

type Person = Schemas['PersonDetail']
export type AttributeValue = string | number | boolean | null

export interface PersonValues {
  name: string
  documentType: Person['documentType']
  documentNumber: string
  phone: string
  removePhone: boolean
  sex: 'male' | 'female' | undefined
  birthDate: string | undefined
  regionId: number | undefined
  address: string
  attributes: Record<string, AttributeValue>
  organisationId: number | undefined
  group: string | undefined
  number: string
}

/** The form of a person: a new one, or changes to one whose numbers stay as they are unless typed again. */
export function usePersonForm(editing: MaybeRefOrGetter<Person | undefined>, onDone: (id: number) => void) {
  const api = useConsoleApi()
  const session = useSession()

  const { t } = useI18n()
  const { regions } = useRegions()
  const own = session.staff?.organisationId ?? undefined
  /** Who is much like the person who is being added. */
  const alike = shallowRef<Schemas['AlikeRow'][]>([])
  const alikeSeen = ref(false)

  function textOfName(name: string): string | undefined {
    const found = faultOfName(name)
    if (!found) return undefined
    return found.fault === 'tooLong' ? t('form.faults.tooLong', { ...found }) : t('persons.nameWrong')
  }

  const form = useForm({
    initial: () => valuesOf(toValue(editing), own),
    rules: () => (toValue(editing) ? rules.EditPersonRequest : rules.AddPersonRequest),
    check: (values) => ({
      name: textOfName(values.name),
      documentNumber: faultOfNumber(values),
      phone: values.phone.trim() && !readPhone(values.phone) ? t('persons.phoneWrong') : undefined,
    }),
    // Personal numbers are never stored on the device.
    draft: { name: 'person', record: () => toValue(editing)?.id, omit: ['documentNumber', 'phone'] },
    record: {
      version: () => toValue(editing)?.version,
      latest: async () => {
        const params = { path: { id: toValue(editing)!.id } }
        const now = await take(api.GET('/persons/{id}', { params }))
        return { values: registered(now), version: now.version }
      },
      text: (field, value) => {
        if (field === 'documentType') return t(`persons.documentTypes.${String(value)}`)
        if (field === 'sex') return value ? t(`persons.sexes.${String(value)}`) : ''
        return field === 'regionId' ? regions.value.find(({ id }) => id === value)?.name : undefined
      },
    },
    submit: async (values, version) => {
      const person = toValue(editing)
      if (!person) return add({ ...newPerson(values), alikeSeen: alikeSeen.value })
      await api.PUT('/persons/{id}', {
        params: { path: { id: person.id } },
        body: { ...changes(values), version },
      })
      return person.id
    },
    onDone,
  })

  async function add(body: Schemas['AddPersonRequest']): Promise<number> {
    alike.value = []
    alikeSeen.value = false
    try {
      return (await take(api.POST('/persons', { body }))).id
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'persons.alike')
        alike.value = (error.extensions.alike ?? []) as Schemas['AlikeRow'][]
      throw error
    }
  }

  function faultOfNumber({ documentType, documentNumber }: PersonValues): string | undefined {
    if (documentType !== 'residentId' || !documentNumber.trim()) return undefined
    const { fault } = readResidentId(documentNumber, todayInShanghai())
    return fault ? t(`persons.faults.${fault}`) : undefined
  }

  /** What the typed number says, or what is wrong with it; undefined while there is nothing to say. */
  const reading = computed(() => {
    const { documentType, documentNumber } = form.values
    if (documentType !== 'residentId' || !documentNumber.trim()) return undefined
    return readResidentId(documentNumber, todayInShanghai())
  })

  return { form, reading, alike, alikeSeen }
}

/** What the register tells without a reason: everything but the numbers. */
function registered(person: Person | undefined) {
  return {
    name: person?.name ?? '',
    documentType: person?.documentType ?? ('residentId' as const),
    sex: person?.sex ?? undefined,
    birthDate: person?.birthDate,
    regionId: person?.regionId,
    address: person?.address ?? '',
    attributes: { ...(person?.attributes as Record<string, AttributeValue> | undefined) },
  }
}

function valuesOf(person: Person | undefined, ownOrganisation: number | undefined): PersonValues {
  return {
    ...registered(person),
    documentNumber: '',
    phone: '',
    removePhone: false,
    organisationId: ownOrganisation,
    group: undefined,
    number: '',
  }
}

/** What both requests carry. A resident id tells sex and day of birth itself. */
function shared(values: PersonValues) {
  const told = values.documentType === 'residentId'
  return {
    name: values.name.trim(),
    documentType: values.documentType,
    sex: told ? null : (values.sex ?? null),
    birthDate: told ? null : (values.birthDate ?? null),
    regionId: values.regionId ?? 0,
    address: values.address.trim() || null,
    // The document describes values of any type as none at all.
    attributes: values.attributes as Record<string, never>,
  }
}

function newPerson(values: PersonValues): Schemas['AddPersonRequest'] {
  return {
    ...shared(values),
    documentNumber: normaliseNumber(values.documentNumber),
    phone: values.phone.trim() || null,
    organisationId: values.organisationId ?? null,
    group: values.group?.trim() || null,
    number: values.number.trim() || null,
  }
}

function changes(values: PersonValues): Omit<Schemas['EditPersonRequest'], 'version'> {
  return {
    ...shared(values),
    documentNumber: normaliseNumber(values.documentNumber) || null,
    phone: values.removePhone ? '' : values.phone.trim() || null,
  }
}
