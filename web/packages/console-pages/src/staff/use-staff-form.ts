import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { useSession } from '@paiyi/console-kit'
import { useRegions } from '@paiyi/console-kit/fields'
import { useForm } from '@paiyi/console-kit/form'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { manageableRoles, scopeOf, type Role } from './roles'

type StaffRow = Schemas['StaffRow']

/** What an account is after the form; a new one brings the password to hand over. */
export interface SavedStaff {
  userName: string
  initialPassword?: string
}

/** The form of an account below the own role: a new one, or changes to one. */
export function useStaffForm(
  editing: MaybeRefOrGetter<StaffRow | undefined>,
  onDone: (saved: SavedStaff) => void,
) {
  const api = useConsoleApi()
  const session = useSession()
  const choices = computed(() => manageableRoles(session.staff?.role))

  const { t } = useI18n()
  const { regions } = useRegions()

  const valuesOf = (staff: StaffRow | undefined) => ({
    userName: staff?.userName ?? '',
    name: staff?.name ?? '',
    role: (staff?.role ?? choices.value.find((role) => role === 'gatekeeper') ?? 'viewer') as Role,
    within: (staff?.regionId ? 'region' : 'organisation') as 'region' | 'organisation',
    regionId: staff?.regionId ?? undefined,
    organisationId: staff?.organisationId ?? session.staff?.organisationId ?? undefined,
  })

  const form = useForm({
    initial: () => valuesOf(toValue(editing)),
    rules: rules.CreateStaffRequest,
    draft: { name: 'staff', record: () => toValue(editing)?.id },
    record: {
      version: () => toValue(editing)?.version,
      latest: async () => {
        const staff = toValue(editing)!
        const { items } = await take(api.GET('/staff', { params: { query: { size: 200 } } }))
        const now = items.find(({ id }) => id === staff.id)!
        return { values: valuesOf(now), version: now.version }
      },
      text: (field, value) => {
        if (field === 'role') return t(`staff.roles.${String(value)}`)
        if (field === 'within') return t(value === 'region' ? 'staff.inRegion' : 'staff.inOrganisation')
        return field === 'regionId' ? regions.value.find(({ id }) => id === value)?.name : undefined
      },
    },
    submit: async (values, version): Promise<SavedStaff> => {
      const kind = scopeOf(values.role)
      const within = kind === 'either' ? values.within : kind
      const body = {
        name: values.name.trim(),
        role: values.role,
        regionId: within === 'region' ? (values.regionId ?? null) : null,
        organisationId: within === 'organisation' ? (values.organisationId ?? null) : null,
      }
      const staff = toValue(editing)
      if (!staff) {
        const userName = values.userName.trim()
        return { userName, ...(await take(api.POST('/staff', { body: { ...body, userName } }))) }
      }
      await api.PUT('/staff/{id}', {
        params: { path: { id: staff.id } },
        body: { ...body, version },
      })
      return { userName: staff.userName }
    },
    onDone,
  })

  const scope = computed(() => scopeOf(form.values.role))
  return { form, choices, scope }
}
