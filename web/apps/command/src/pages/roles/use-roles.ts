import { take } from '@paiyi/api'
import { confirmAction, toast, useAccess, useLanguage, useProblemText } from '@paiyi/console-kit'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { api } from '../../api'
import { without, type Permission } from './permissions'
import type { RoleRow } from './use-role-form'

/** The roles of the installation, and what can be done with one from the list. */
export function useRoles() {
  const { t, n } = useI18n()
  const { can } = useAccess()
  const { language } = useLanguage()
  const words = useProblemText()

  const nameOf = (role: RoleRow) =>
    role.builtIn ? t(`staff.roles.${role.kind}`) : language.value === 'zh' ? role.nameZh : role.nameEn
  const placesOf = (role: RoleRow) =>
    [
      ...(role.inRegion ? [t('roles.inRegion')] : []),
      ...(role.inOrganisation ? [t('roles.inOrganisation')] : []),
    ].join(t('roles.comma'))
  const isChanged = ({ builtIn, permissions, standard }: RoleRow) =>
    builtIn &&
    without(permissions as Permission[], standard as Permission[]).length +
      without(standard as Permission[], permissions as Permission[]).length >
      0

  const table = useTablePage<RoleRow, object>({
    rowKey: 'code',
    sizes: [],
    columns: [
      { key: 'name', title: 'roles.name', minWidth: 170 },
      { key: 'kind', title: 'roles.kind', text: (role) => t(`staff.roles.${role.kind}`), minWidth: 130 },
      { key: 'places', title: 'roles.places', text: placesOf, minWidth: 140 },
      {
        key: 'permissions',
        title: 'roles.permissions',
        text: (role) => n(role.permissions.length),
        align: 'right',
        minWidth: 116,
      },
      { key: 'accounts', title: 'roles.accounts', align: 'right', minWidth: 100 },
      { key: 'deeds', title: 'roles.deeds', minWidth: 330 },
    ],
    load: async (_, signal) => ({
      ...(await take(api.GET('/api/command/roles', { signal }))),
      nextCursor: null,
    }),
    live: ['rights'],
  })

  async function ask(
    question: string,
    confirm: string,
    deed: () => Promise<unknown>,
    done: string,
  ): Promise<void> {
    if (!(await confirmAction(question, { confirm, cancel: t('common.cancel'), danger: true }))) return
    try {
      await deed()
      toast.done(done)
    } catch (problem) {
      toast.failed(words(problem))
    }
    await table.reload()
  }

  return {
    table,
    nameOf,
    isChanged,
    mayWrite: () => can('rolesWrite'),
    restore: (role: RoleRow) =>
      ask(
        t('roles.restoreQuestion', { name: nameOf(role), count: role.accounts }),
        t('roles.restore'),
        () =>
          api.POST('/api/command/roles/{code}/restore', {
            params: { path: { code: role.code } },
            body: { version: role.version },
          }),
        t('roles.restored'),
      ),
    remove: (role: RoleRow) =>
      ask(
        t('roles.deleteQuestion', { name: nameOf(role) }),
        t('roles.delete'),
        () =>
          api.DELETE('/api/command/roles/{code}', {
            params: { path: { code: role.code }, query: { version: role.version } },
          }),
        t('roles.deleted'),
      ),
  }
}
