import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { useForm } from '@paiyi/console-kit/form'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, type Schemas } from '../../api'
import type { Permission } from './permissions'

export type RoleRow = Schemas['RoleRow']

/** What the editor shows: the role to change, or the one that a new role is modelled on. */
export interface EditedRole {
  role: RoleRow
  isNew: boolean
}

/** The form of a role. */
export function useRoleForm(
  edited: MaybeRefOrGetter<EditedRole | undefined>,
  onDone: (isNew: boolean) => void,
) {
  const { t } = useI18n()

  const valuesOf = (role: RoleRow | undefined, isNew: boolean) => ({
    nameZh: isNew ? '' : (role?.nameZh ?? ''),
    nameEn: isNew ? '' : (role?.nameEn ?? ''),
    permissions: [...(role?.permissions ?? [])].sort() as Permission[],
    inRegion: role?.inRegion ?? false,
    inOrganisation: role?.inOrganisation ?? false,
  })
  const names = (permissions: unknown) =>
    (permissions as Permission[]).map((one) => t(`permissions.${one}`)).join(t('roles.comma'))

  return useForm({
    initial: () => valuesOf(toValue(edited)?.role, toValue(edited)?.isNew ?? false),
    rules: () => {
      const { nameZh, nameEn } = rules.CreateRoleRequest as Record<string, object>
      const { role, isNew } = toValue(edited) ?? {}
      return isNew || !role?.builtIn ? ({ nameZh, nameEn } as typeof rules.CreateRoleRequest) : {}
    },
    check: ({ permissions, inRegion, inOrganisation }) => ({
      permissions: permissions.length ? undefined : t('roles.oneAtLeast'),
      inRegion: inRegion || inOrganisation ? undefined : t('roles.placeAtLeast'),
    }),
    record: {
      version: () => toValue(edited)?.role.version,
      latest: async () => {
        const code = toValue(edited)!.role.code
        const { items } = await take(api.GET('/api/command/roles'))
        const now = items.find((role) => role.code === code)!
        return { values: valuesOf(now, false), version: now.version }
      },
      text: (field, value) => (field === 'permissions' ? names(value) : undefined),
    },
    submit: async ({ nameZh, nameEn, permissions, inRegion, inOrganisation }, version) => {
      const { role, isNew } = toValue(edited)!
      const body = { permissions, inRegion, inOrganisation, nameZh: nameZh.trim(), nameEn: nameEn.trim() }
      if (isNew) await api.POST('/api/command/roles', { body: { ...body, copyOf: role.code } })
      else
        await api.PUT('/api/command/roles/{code}', {
          params: { path: { code: role.code } },
          body: { ...body, version },
        })
      return isNew
    },
    onDone,
  })
}
