import { take } from '@paiyi/api'
import { rules } from '@paiyi/api/rules'
import { useOrganisations, useRegions } from '@paiyi/console-kit/fields'
import { useForm } from '@paiyi/console-kit/form'
import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api } from '../../api'
import type { Organisation } from './use-organisations-table'

/** The form of an organisation, new when none is given. */
export function useOrganisationForm(organisation: () => Organisation | undefined, onDone: () => void) {
  const { t } = useI18n()
  const { regions } = useRegions()
  const { find } = useOrganisations()
  const names = new Map<number, string>()
  const learn = (now?: Known) => now?.parentId && names.set(now.parentId, now.parent ?? '')

  const form = useForm({
    initial: () => valuesOf(organisation()),
    rules: rules.ChangeOrganisationRequest,
    draft: { name: 'organisation', record: () => organisation()?.id },
    record: {
      version: () => organisation()?.version,
      latest: async () => {
        const params = { path: { id: organisation()!.id } }
        const now = await take(api.GET('/api/command/organisations/{id}', { params }))
        learn(now)
        return { values: valuesOf(now), version: now.version }
      },
      text: (field, value) => {
        if (field === 'kind') return t(`organisations.kinds.${String(value)}`)
        if (field === 'parentId') return names.get(Number(value))
        return field === 'regionId' ? regions.value.find(({ id }) => id === value)?.name : undefined
      },
    },
    submit: async (values, version): Promise<void> => {
      // Without an area the server finds none of that number, and says so at the field.
      const body = { ...values, regionId: values.regionId ?? 0, parentId: values.parentId ?? null }
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
  watch(
    () => form.values.parentId,
    async (id) => {
      learn(organisation())
      if (id && !names.has(id)) names.set(id, (await find(id).catch(() => undefined))?.name ?? `#${id}`)
    },
  )
  return form
}

type Known = Pick<
  Organisation,
  'name' | 'kind' | 'regionId' | 'parentId' | 'parent' | 'creditCode' | 'address' | 'contactName'
>

function valuesOf(now: Known | undefined) {
  return {
    name: now?.name ?? '',
    kind: now?.kind ?? ('enterprise' as Organisation['kind']),
    regionId: now?.regionId as number | undefined,
    parentId: (now?.parentId ?? undefined) as number | undefined,
    creditCode: now?.creditCode ?? '',
    address: now?.address ?? '',
    contactName: now?.contactName ?? '',
  }
}
