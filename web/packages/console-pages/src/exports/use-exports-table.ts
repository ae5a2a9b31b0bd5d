import { take } from '@paiyi/api'
import { timeText } from '@paiyi/console-kit'
import { useTablePage } from '@paiyi/console-kit/table'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type Schemas } from '../api'
import { columnsText, detailText } from '../audit/detail-text'
import { listText, sizeText } from './export-text'
import { lists } from './lists'

export type ExportRow = Schemas['ExportRow']

const levels = ['masked', 'pseudonymised', 'full'] as const
export const states = [
  'queued',
  'running',
  'completed',
  'failed',
  'cancelled',
  'brokenOff',
  'expired',
] as const

/** The register: what left the system as a file, through whom. */
export function useExportsTable() {
  const { t, te, n, locale } = useI18n()
  const api = useConsoleApi()

  return useTablePage<ExportRow, object>({
    columns: [
      { key: 'id', title: 'exports.number', minWidth: 100, align: 'right' },
      { key: 'at', title: 'audit.at', text: (row) => timeText(row.at), minWidth: 160 },
      { key: 'staff', title: 'audit.staff', minWidth: 110 },
      { key: 'list', title: 'exports.list', text: ({ list }) => listText({ t }, list), minWidth: 130 },
      {
        key: 'rows',
        title: 'exports.rows',
        text: ({ rows }) => (rows === null ? '—' : n(rows)),
        align: 'right',
        minWidth: 90,
      },
      { key: 'level', title: 'exports.level', minWidth: 110 },
      {
        key: 'state',
        title: 'exports.state',
        text: ({ state }) => t(`exports.states.${state}`),
        minWidth: 110,
      },
      { key: 'format', title: 'exports.format', minWidth: 110 },
      {
        key: 'downloads',
        title: 'exports.downloads',
        text: ({ downloads }) => (downloads === null ? '—' : n(downloads)),
        align: 'right',
        minWidth: 120,
      },
      {
        key: 'downloadedAt',
        title: 'exports.downloadedAt',
        text: ({ downloadedAt }) => (downloadedAt ? timeText(downloadedAt) : '—'),
        minWidth: 160,
      },
      {
        key: 'filter',
        title: 'exports.filter',
        text: ({ filter }) => detailText(filter, { t, te, locale }) || t('exports.everything'),
        minWidth: 200,
      },
      { key: 'reason', title: 'exports.reason', minWidth: 160 },
      {
        key: 'columns',
        title: 'exports.columns',
        text: ({ columns }) => columnsText(columns, { t, te, locale }),
        minWidth: 240,
        hidden: true,
      },
      {
        key: 'background',
        title: 'exports.way',
        text: ({ background }) => t(background ? 'exports.byJob' : 'exports.atOnce'),
        minWidth: 110,
        hidden: true,
      },
      {
        key: 'bytes',
        title: 'exports.size',
        text: ({ bytes }) => sizeText(bytes),
        align: 'right',
        hidden: true,
      },
      { key: 'sha256', title: 'exports.checksum', minWidth: 300, hidden: true },
    ],
    filters: [
      { kind: 'text', key: 'staffName', title: 'audit.staff' },
      {
        kind: 'select',
        key: 'list',
        title: 'exports.list',
        options: () => lists.map((value) => ({ value, label: t(`exports.lists.${value}`) })),
      },
      {
        kind: 'select',
        key: 'level',
        title: 'exports.level',
        options: levels.map((value) => ({ value, title: `exports.levels.${value}` })),
      },
      {
        kind: 'select',
        key: 'state',
        title: 'exports.state',
        options: states.map((value) => ({ value, title: `exports.states.${value}` })),
      },
      { kind: 'days', key: 'from', until: 'until', title: 'exports.days' },
    ],
    load: (query, signal) => take(api.GET('/exports', { params: { query }, signal })),
    export: { url: api.address('/exports/export'), permission: 'auditRead' },
  })
}
