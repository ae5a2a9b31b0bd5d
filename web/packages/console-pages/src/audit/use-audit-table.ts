import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage, type Filter } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { actionText } from './action-text'
import { actions } from './actions'
import { changesOf } from './changes'
import { detailText } from './detail-text'

export type AuditRow = Schemas['AuditRow']

/** The trail, cut to one officer or one person when asked for. */
export function useAuditTable(only: { staffId?: number; personId?: number }, namesPersons: boolean) {
  const { t, te, locale } = useI18n()
  const api = useConsoleApi()
  const filters: Filter[] = [
    { kind: 'text', key: 'staffName', title: 'audit.staff' },
    { kind: 'text', key: 'personName', title: 'audit.person' },
    {
      kind: 'select',
      key: 'action',
      title: 'audit.action',
      options: () => actions.map((value) => ({ value, label: t(`audit.actions.${value}`) })),
    },
    { kind: 'days', key: 'from', until: 'to', title: 'audit.days' },
    { kind: 'text', key: 'address', title: 'audit.address' },
  ]

  return useTablePage<AuditRow, object>({
    columns: [
      { key: 'at', title: 'audit.at', text: (row) => timeText(row.at), minWidth: 160, sortable: 'own' },
      { key: 'staff', title: 'audit.staff', text: (row) => row.staff ?? t('audit.system'), minWidth: 110 },
      { key: 'action', title: 'audit.action', text: (row) => actionText(t, row.action), minWidth: 150 },
      { key: 'person', title: 'audit.person', minWidth: 110 },
      { key: 'reason', title: 'audit.reason', minWidth: 170 },
      {
        key: 'detail',
        title: 'audit.detail',
        text: (row) => detailText(row.detail, { t, te, locale }),
        minWidth: 220,
      },
      {
        key: 'changes',
        title: 'audit.changed',
        text: (row) => {
          const count = changesOf(row.changes).length
          return count ? t('audit.fields', { count }) : '—'
        },
        minWidth: 100,
      },
      { key: 'address', title: 'audit.address', minWidth: 130 },
    ],
    filters: filters.filter(
      ({ key }) =>
        !(key === 'staffName' && only.staffId) && !(key === 'personName' && (only.personId || !namesPersons)),
    ),
    load: (query, signal) => take(api.GET('/audit', { params: { query: { ...query, ...only } }, signal })),
    export: {
      url: api.address('/audit/export'),
      permission: 'auditRead',
      query: Object.fromEntries(Object.entries(only).filter(([, id]) => id)) as Record<string, number>,
    },
  })
}
