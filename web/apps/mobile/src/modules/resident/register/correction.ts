import { take } from '@paiyi/api'
import { watch } from 'vue'
import { api, type Schemas } from '../../../api'
import { t } from '../../../words'
import { useRequestForm } from './use-request-form'

export const correctedFields = ['name', 'document', 'phone', 'sex', 'birthDate', 'address', 'other'] as const

export interface CorrectionValues {
  field: string | null
  documentType: string
  value: string
  reason: string
}

export function checkCorrection(values: CorrectionValues): Record<string, string> {
  const problems: Record<string, string> = {}
  if (!values.field) problems.field = t('register.problem.choose')
  if (!values.value.trim()) problems.value = t('register.correction.valueMissing')
  if (values.reason.trim().length < 4) problems.reason = t('register.correction.reasonMissing')
  return problems
}

/** The form that says what of a person is wrong, and what is right. */
export function useCorrection(person: number, onDone: (proofArrived: boolean) => void) {
  const form = useRequestForm<CorrectionValues>({
    name: `correction.${person}`,
    initial: { field: null, documentType: 'residentId', value: '', reason: '' },
    check: checkCorrection,
    proofRequired: false,
    onDone,
    send({ field, documentType, value, reason }, clientKey) {
      const body = {
        clientKey,
        field,
        value: value.trim(),
        documentType: field === 'document' ? documentType : null,
        reason: reason.trim(),
      } as Schemas['AskForCorrectionRequest']
      return take(
        api.POST('/api/mobile/people/{personId}/corrections', {
          params: { path: { personId: person } },
          body,
        }),
      )
    },
  })
  // A value of one field is none of another.
  watch(
    () => form.values.value.field,
    (now, before) => before && now !== before && (form.values.value.value = ''),
  )
  return form
}
