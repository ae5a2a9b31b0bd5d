import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { useRegions } from '@paiyi/console-kit/fields'
import { useForm } from '@paiyi/console-kit/form'
import { useI18n } from 'vue-i18n'
import { api } from '../../api'
import type { Organisation } from './use-organisations-table'

/** The form of an organisation, new when none is given. */
export function useOrganisationForm(organisation: () => Organisation | undefined, onDone: () => void) {
  const { t } = useI18n()
  const { regions } = useRegions()

  return useForm({
    initial: () => valuesOf(organisation()),
    rules: rules.ChangeOrganisationRequest,
    draft: { name: 'organisation', record: () => organisation()?.id },
    record: {
      version: () => organisation()?.version,
      latest: async () => {
        const params = { path: { id: organisation()!.id } }
        const now = await take(api.GET('/api/command/organisations/{id}', { params }))
        return { values: valuesOf(now), version: now.version }
      },
      text: (field, value) => {
        if (field === 'kind') return t(`organisations.kinds.${String(value)}`)
        return field === 'regionId' ? regions.value.find(({ id }) => id === value)?.name : undefined
      },
    },
    submit: async (values, version): Promise<void> => {
      // Without an area the server finds none of that number, and says so at the field.
      const body = { ...values, regionId: values.regionId ?? 0 }
      const now = organisation()
      if (now) {
        const params = { path: { id: now.id } }
        await api.PUT('/api/command/organisations/{id}', { params, body: { ...body, version } })
      } else {
        await api.POST('/api/command/organisations', { body })
      }
    },
    onDone,
  })
}

type Known = Pick<Organisation, 'name' | 'kind' | 'regionId' | 'creditCode' | 'address' | 'contactName'>

function valuesOf(now: Known | undefined) {
  return {
    name: now?.name ?? '',
    kind: now?.kind ?? ('enterprise' as Organisation['kind']),
    regionId: now?.regionId as number | undefined,
    creditCode: now?.creditCode ?? '',
    address: now?.address ?? '',
    contactName: now?.contactName ?? '',
  }
}
