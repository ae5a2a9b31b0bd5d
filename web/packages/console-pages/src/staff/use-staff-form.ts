import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { useSession } from '@paiyi/console-kit'
import { useRegions } from '@paiyi/console-kit/fields'
import { useForm } from '@paiyi/console-kit/form'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import type { useRoles } from './roles'
import { scopeOf } from './scope-kind'

type StaffRow = Schemas['StaffRow']

/** What an account is after the form; a new one brings the password to hand over. */
export interface SavedStaff {
  userName: string
  initialPassword?: string
}

/** The form of an account below the own role: a new one, or changes to one. */
export function useStaffForm(
  roles: ReturnType<typeof useRoles>,
  editing: MaybeRefOrGetter<StaffRow | undefined>,
  onDone: (saved: SavedStaff) => void,
) {
  const api = useConsoleApi()
  const session = useSession()
  const choices = roles.given

  const { t } = useI18n()
  const { regions } = useRegions()

  const valuesOf = (staff: StaffRow | undefined) => ({
    userName: staff?.userName ?? '',
    name: staff?.name ?? '',
    role:
      staff?.ownRole?.code ??
      staff?.role ??
      choices.value.find(({ code }) => code === 'gatekeeper')?.code ??
      'viewer',
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
        const { id } = toValue(editing)!
        const { items } = await take(api.GET('/staff', { params: { query: { id } } }))
        const now = items[0]!
        return { values: valuesOf(now), version: now.version }
      },
      text: (field, value) => {
        if (field === 'role') {
          const role = roles.find(String(value))
          return role && roles.titleOf(role)
        }
        if (field === 'within') return t(value === 'region' ? 'staff.inRegion' : 'staff.inOrganisation')
        return field === 'regionId' ? regions.value.find(({ id }) => id === value)?.name : undefined
      },
    },
    submit: async (values, version): Promise<SavedStaff> => {
      const role = roles.find(values.role)
      const kind = scope.value
      const within = kind === 'either' ? values.within : kind
      const body = {
        name: values.name.trim(),
        role: role?.kind ?? ('viewer' as const),
        roleCode: values.role,
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

  const chosen = computed(() => roles.find(form.values.role))
  const scope = computed(() => (chosen.value ? scopeOf(chosen.value) : 'either'))
  return { form, choices, chosen, scope }
}
