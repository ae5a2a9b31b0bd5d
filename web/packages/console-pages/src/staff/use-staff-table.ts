import { take } from '@paiyi/api'
import { timeText, useAccess } from '@paiyi/console-kit'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import type { useRoles } from './roles'

export type StaffRow = Schemas['StaffRow']

export function useStaffTable({ all, nameOf, titleOf }: ReturnType<typeof useRoles>) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const { can } = useAccess()

  return useTablePage<StaffRow, object>({
    columns: [
      { key: 'name', title: 'staff.name', minWidth: 112, sortable: true },
      { key: 'userName', title: 'staff.userName', minWidth: 112, sortable: true },
      { key: 'role', title: 'staff.role', text: nameOf, minWidth: 124 },
      { key: 'scopeName', title: 'staff.scope', minWidth: 112 },
      { key: 'disabled', title: 'staff.state', minWidth: 92 },
      {
        key: 'totp',
        title: 'staff.totp',
        text: (row) => t(row.totp ? 'staff.totpOn' : 'staff.totpOff'),
        minWidth: 132,
      },
      {
        key: 'lastSignInAt',
        title: 'staff.lastSignInAt',
        text: (row) => (row.lastSignInAt ? timeText(row.lastSignInAt) : t('staff.never')),
        minWidth: 118,
        sortable: true,
      },
      ...(can('staffWrite') ? [{ key: 'deeds', title: 'staff.deeds', minWidth: 306 }] : []),
    ],
    filters: [
      { kind: 'text', key: 'name', title: 'staff.name' },
      {
        kind: 'select',
        key: 'role',
        title: 'staff.role',
        options: () => all.value.map((role) => ({ value: role.code, label: titleOf(role) })),
      },
    ],
    load: (query, signal) => take(api.GET('/staff', { params: { query }, signal })),
    export: { url: api.address('/staff/export'), permission: 'staffRead' },
  })
}
