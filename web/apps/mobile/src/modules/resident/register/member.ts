import { take } from '@paiyi/api'
import { api, type Schemas } from '../../../api'
import { t } from '../../../words'
import { useRequestForm } from './use-request-form'

export const relations = ['child', 'parent', 'grandparent', 'spouse', 'other'] as const
export const documentTypes = [
  'residentId',
  'passport',
  'hongKongMacaoPermit',
  'taiwanPermit',
  'other',
] as const
export const sexes = ['male', 'female'] as const

export interface MemberValues {
  relation: string | null
  name: string
  documentType: string
  documentNumber: string
  sex: string | null
  birthDate: string
  reason: string
}

const blank: MemberValues = {
  relation: null,
  name: '',
  documentType: 'residentId',
  documentNumber: '',
  sex: null,
  birthDate: '',
  reason: '',
}

export function checkMember(values: MemberValues): Record<string, string> {
  const problems: Record<string, string> = {}
  if (!values.relation) problems.relation = t('register.problem.choose')
  if (!values.name.trim()) problems.name = t('register.problem.fill')
  if (!values.documentNumber.trim()) problems.documentNumber = t('register.problem.fill')
  if (values.documentType !== 'residentId') {
    if (!values.sex) problems.sex = t('register.problem.choose')
    if (!values.birthDate) problems.birthDate = t('register.problem.fill')
  }
  return problems
}

/** The form for a new member of the household. */
export function useMember(applicant: () => number, onDone: (proofArrived: boolean) => void) {
  return useRequestForm<MemberValues>({
    name: 'member',
    initial: blank,
    check: checkMember,
    proofRequired: true,
    onDone,
    send(values, clientKey) {
      const told = values.documentType === 'residentId'
      const body = {
        ...values,
        clientKey,
        sex: told ? null : values.sex,
        birthDate: told ? null : values.birthDate,
        reason: values.reason.trim() || null,
      } as Schemas['AskForMemberRequest']
      const params = { path: { personId: applicant() } }
      return take(api.POST('/api/mobile/people/{personId}/household/members', { params, body }))
    },
  })
}
