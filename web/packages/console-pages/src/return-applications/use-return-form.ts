import { take } from '@paiyi/api'
import { confirmAction, toast, useProblemText } from '@paiyi/console-kit'
import { useForm } from '@paiyi/console-kit/form'
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi, type OrganisationApi } from '../api'
import {
  attachmentFault,
  type ReturnApplicationDetail,
  type ReturnAttachment,
  type ReturnKind,
} from './choices'

export interface ReturnValues {
  kind: ReturnKind
  from: string | undefined
  groups: string[]
  persons: number | undefined
  measures: string
  note: string
}

/**
 * The form of an application. Saving keeps it as a draft; submitting saves first and then hands it in, so that what is
 * refused there is kept all the same. Attachments go at once, which saves a new application before.
 */
export function useReturnForm(onDone: (submitted: boolean) => void) {
  const api = useConsoleApi()
  /** Only organisations write applications. */
  const own = api as unknown as OrganisationApi
  const { t } = useI18n()
  const words = useProblemText()
  const known = shallowRef<ReturnApplicationDetail>()
  const id = ref<number>()
  const version = ref(0)
  const files = ref<ReturnAttachment[]>([])
  const sending = ref(false)
  const submitting = ref(false)

  const form = useForm({
    initial: (): ReturnValues => ({
      kind: known.value?.kind ?? 'reopen',
      from: known.value?.from ?? undefined,
      groups: [...(known.value?.groups ?? [])],
      persons: known.value?.persons ?? undefined,
      measures: known.value?.measures ?? '',
      note: '',
    }),
    submit: async (values) => {
      await save(values)
      if (!submitting.value) return
      const params = { path: { id: id.value! } }
      const body = { note: values.note.trim() || null, version: version.value }
      await take(own.POST('/return-applications/{id}/submit', { params, body }))
    },
    onDone: () => onDone(submitting.value),
  })

  async function save(values: ReturnValues): Promise<void> {
    const body = {
      kind: values.kind,
      from: values.from ?? null,
      groups: values.kind === 'persons' ? values.groups : [],
      persons: values.persons ?? null,
      measures: values.measures.trim(),
      version: version.value,
    }
    const saved = id.value
      ? await take(own.PUT('/return-applications/{id}', { params: { path: { id: id.value } }, body }))
      : await take(own.POST('/return-applications', { body: { ...body, version: null } }))
    id.value = saved.id
    version.value = saved.version
  }

  /** Shows an application to go on with, or an empty form. */
  function begin(application?: ReturnApplicationDetail): void {
    known.value = application
    id.value = application?.id
    version.value = application?.version ?? 0
    files.value = [...(application?.attachments ?? [])]
  }

  async function attempt(deed: () => Promise<void>): Promise<void> {
    if (sending.value) return
    sending.value = true
    try {
      await deed()
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      sending.value = false
    }
  }

  const attach = (file: File) =>
    attempt(async () => {
      const fault = attachmentFault(file)
      if (fault) {
        toast.failed(t(fault))
        return
      }
      if (!id.value) await save(form.values)
      const added = (await api.upload(
        `/return-applications/${id.value}/attachments?fileName=${encodeURIComponent(file.name)}`,
        file,
        {},
      )) as { id: number; version: number }
      version.value = added.version
      const contentType = /\.pdf$/i.test(file.name) ? 'application/pdf' : 'image'
      const addedAt = new Date().toISOString()
      files.value.push({
        id: added.id,
        name: file.name,
        contentType,
        length: file.size,
        addedAt,
        removed: false,
      })
    })

  async function remove(file: ReturnAttachment): Promise<void> {
    const question = t('returnApplications.removeAttachment', { name: file.name })
    if (
      !(await confirmAction(question, {
        confirm: t('returnApplications.remove'),
        cancel: t('common.cancel'),
      }))
    )
      return
    await attempt(async () => {
      const params = { path: { id: id.value!, attachmentId: file.id } }
      const saved = await take(own.DELETE('/return-applications/{id}/attachments/{attachmentId}', { params }))
      version.value = saved.version
      files.value = files.value.filter((other) => other.id !== file.id)
    })
  }

  return { form, id, files, sending, submitting, known, begin, attach, remove }
}
