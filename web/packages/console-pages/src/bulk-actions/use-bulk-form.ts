import { take } from '@paiyi/api'
import { useSession } from '@paiyi/console-kit'
import { useForm } from '@paiyi/console-kit/form'
import type { Chosen, TableQuery } from '@paiyi/console-kit/table'
import { watch } from 'vue'
import { useConsoleApi, type Schemas } from '../api'
import { personFilterOf } from './bulk-action'
import { filterOf, type BulkKind, type BulkSubject } from './deeds'

interface Deed {
  kind: BulkKind
  subject: BulkSubject
  chosen: Chosen
  query: TableQuery
}

/** What a deed needs to know beside its rows, and how it is begun. */
export function useBulkForm(deed: () => Deed, onDone: (id: number) => void) {
  const session = useSession()
  const api = useConsoleApi()

  const form = useForm({
    initial: () => ({
      group: undefined as string | undefined,
      organisationId: session.staff?.organisationId ?? (Number(deed().query.organisationId) || undefined),
      attribute: undefined as string | undefined,
      value: '',
      channel: 'notice' as NonNullable<Schemas['ReminderChannel']>,
      role: undefined as string | undefined,
      parentId: undefined as number | undefined,
      organisationKind: undefined as Schemas['OrganisationKind'] | undefined,
      staffId: undefined as number | undefined,
      reason: '',
    }),
    submit: (values) => {
      const { kind, subject, chosen, query } = deed()
      const rows = {
        kind,
        ids: 'ids' in chosen ? chosen.ids.map(Number) : null,
        filter: 'ids' in chosen ? null : filterOf(query),
      }
      switch (subject) {
        case 'staff': {
          const { role = null, organisationId } = values
          const workplace = kind === 'moveStaff' ? (organisationId ?? null) : null
          return take(api.POST('/staff/bulk-actions', { body: { ...rows, role, organisationId: workplace } }))
        }
        case 'organisation': {
          const { parentId = null, organisationKind = null } = values
          return take(
            api.POST('/organisations/bulk-actions', { body: { ...rows, parentId, organisationKind } }),
          )
        }
        case 'checkpoint':
          return take(
            api.POST('/checkpoints/bulk-actions', { body: { ...rows, staffId: values.staffId ?? null } }),
          )
        case 'returnApplication':
          return take(
            api.POST('/return-applications/bulk-actions', {
              body: { ...rows, reason: values.reason || null },
            }),
          )
        default:
          return take(
            api.POST('/bulk-actions', {
              body: {
                kind,
                personIds: rows.ids,
                filter: rows.ids ? null : personFilterOf(query),
                organisationId: values.organisationId ?? null,
                group: values.group?.trim() || null,
                attribute: values.attribute ?? null,
                value: values.value || null,
                channel: kind === 'remind' ? values.channel : null,
              },
            }),
          )
      }
    },
    onDone: ({ id }) => onDone(id),
  })
  // A value of one attribute means nothing to another.
  watch(
    () => form.values.attribute,
    () => (form.values.value = ''),
  )
  return form
}

export type BulkValues = ReturnType<typeof useBulkForm>['values']
