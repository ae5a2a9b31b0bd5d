import { useForm } from '@paiyi/console-kit/form'
import { api } from '../../api'
import type { Organisation } from './use-organisations-table'

/** The form of an organisation, new when none is given. */
export function useOrganisationForm(organisation: () => Organisation | undefined, onDone: () => void) {
  return useForm({
    initial: () => {
      const now = organisation()
      return {
        name: now?.name ?? '',
        kind: now?.kind ?? ('enterprise' as Organisation['kind']),
        regionId: now?.regionId as number | undefined,
        creditCode: now?.creditCode ?? '',
        address: now?.address ?? '',
        contactName: now?.contactName ?? '',
      }
    },
    submit: async (values): Promise<void> => {
      // Without an area the server finds none of that number, and says so at the field.
      const body = { ...values, regionId: values.regionId ?? 0 }
      const now = organisation()
      if (now) {
        const params = { path: { id: now.id } }
        await api.PUT('/api/command/organisations/{id}', { params, body: { ...body, version: now.version } })
      } else {
        await api.POST('/api/command/organisations', { body })
      }
    },
    onDone,
  })
}
