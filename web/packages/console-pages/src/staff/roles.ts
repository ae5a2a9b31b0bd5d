import { take } from '@paiyi/api'
import { useLanguage } from '@paiyi/console-kit'
import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'

export type RoleRow = Schemas['RoleRow']

/** The roles of the installation, as the signed-in member of staff may give them. */
export function useRoles() {
  const api = useConsoleApi()
  const { t } = useI18n()
  const { language } = useLanguage()
  const all = shallowRef<RoleRow[]>([])

  const ready = take(api.GET('/roles'))
    .then(({ items }) => {
      all.value = items
    })
    .catch(() => undefined)

  /** What a role is called: the built-in ones by these pages, the others as the installation named them. */
  const nameOf = (role: {
    role: string
    ownRole?: { nameZh: string; nameEn: string } | null | undefined
  }): string =>
    role.ownRole ? role.ownRole[language.value === 'zh' ? 'nameZh' : 'nameEn'] : t(`staff.roles.${role.role}`)
  const titleOf = (role: RoleRow) => nameOf({ role: role.kind, ownRole: role.builtIn ? null : role })

  return {
    ready,
    all,
    given: computed(() => all.value.filter(({ mayGive }) => mayGive)),
    find: (code: string) => all.value.find((role) => role.code === code),
    nameOf,
    titleOf,
  }
}
