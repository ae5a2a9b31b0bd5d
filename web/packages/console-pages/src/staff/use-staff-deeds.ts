import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText, useSession } from '@paiyi/console-kit'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import type { useRoles } from './roles'
import type { SavedStaff } from './use-staff-form'
import type { StaffRow } from './use-staff-table'

/** What can be done with an account from the list. Each is asked about first. */
export function useStaffDeeds(
  roles: Pick<ReturnType<typeof useRoles>, 'given'>,
  onDone: (saved: SavedStaff) => void,
) {
  const api = useConsoleApi()
  const session = useSession()
  const { t } = useI18n()
  const words = useProblemText()

  async function ask(question: string, confirm: string, deed: () => Promise<SavedStaff>): Promise<void> {
    if (!(await confirmAction(question, { confirm, cancel: t('common.cancel'), danger: true }))) return
    try {
      onDone(await deed())
    } catch (problem) {
      toast.failed(words(problem))
    }
  }

  return {
    /** Nobody manages the own account, or one whose role may more than the own one. */
    mayManage: (row: StaffRow) =>
      session.can('staffWrite') &&
      row.id !== session.staff?.id &&
      roles.given.value.some(({ code }) => code === (row.ownRole?.code ?? row.role)),

    setDisabled: ({ id, userName, name }: StaffRow, disabled: boolean) =>
      ask(
        t(disabled ? 'staff.disableQuestion' : 'staff.enableQuestion', { name }),
        t(disabled ? 'staff.disable' : 'staff.enable'),
        async () => {
          const params = { path: { id } }
          await (disabled
            ? api.POST('/staff/{id}/disable', { params })
            : api.POST('/staff/{id}/enable', { params }))
          return { userName }
        },
      ),

    resetPassword: ({ id, userName, name }: StaffRow) =>
      ask(t('staff.resetQuestion', { name }), t('staff.resetPassword'), async () => ({
        userName,
        ...(await take(api.POST('/staff/{id}/reset-password', { params: { path: { id } } }))),
      })),
  }
}
