import { take } from '@paiyi/api'
import { confirmAction, toast, useLanguage, useProblemText } from '@paiyi/console-kit'
import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsoleApi } from '../api'
import { useAttributes } from '../persons/use-attributes'
import {
  betterSide,
  comparedFields,
  firstChoice,
  followsDocument,
  type Duplicate,
  type Side,
} from './choices'

/** One pair, which of the two is kept with whose values, and what is decided about it. */
export function useDuplicate(id: Ref<number>) {
  const api = useConsoleApi()
  const { t } = useI18n()
  const { language } = useLanguage()
  const words = useProblemText()
  const attributes = useAttributes()
  const pair = shallowRef<Duplicate>()
  const problem = shallowRef<unknown>()
  const busy = ref(false)
  const keptId = ref(0)
  const remark = ref('')
  /** The fields in which the other record is right. */
  const taken = ref(new Set<string>())
  const mayChangeIdentity = api.audience === 'command'

  async function load(): Promise<void> {
    problem.value = undefined
    try {
      pair.value = await take(api.GET('/duplicates/{id}', { params: { path: { id: id.value } } }))
      keep(pair.value.merge?.survivorId ?? betterSide(pair.value).id)
    } catch (error) {
      problem.value = error
    }
  }

  const fields = computed(() => (pair.value ? comparedFields(pair.value, { label, value }) : []))
  const kept = computed(() => (pair.value?.one.id === keptId.value ? pair.value.one : pair.value?.other))
  const lost = computed(() => (pair.value?.one.id === keptId.value ? pair.value.other : pair.value?.one))
  const winning = computed(() => (taken.value.has('document') ? lost.value : kept.value))

  function label(field: string): string {
    if (!field.startsWith('attributes.')) return t(`duplicates.fields.${field}`)
    const known = attributes.value.find(({ key }) => `attributes.${key}` === field)
    return known ? (language.value === 'zh' ? known.labelZh : known.labelEn) : field.slice(11)
  }

  function value(field: string, side: Side): string {
    if (field.startsWith('attributes.')) {
      const found = (side.attributes as Record<string, unknown>)[field.slice(11)]
      if (typeof found === 'boolean') return t(found ? 'persons.yes' : 'persons.no')
      return found === undefined || found === null ? '' : String(found)
    }
    if (field === 'sex') return t(`persons.sexes.${side.sex}`)
    if (field === 'document') return `${t(`persons.documentTypes.${side.documentType}`)} ${side.document}`
    if (field === 'household')
      return side.household
        ? side.household.others.join(t('persons.comma')) || t('duplicates.nobodyElse')
        : ''
    return String(side[field as 'name' | 'birthDate' | 'phone' | 'region' | 'address'] ?? '')
  }

  function keep(side: number): void {
    keptId.value = side
    taken.value = new Set(
      pair.value?.merge?.fields ?? firstChoice(fields.value, side === pair.value?.one.id, mayChangeIdentity),
    )
  }

  const isLocked = (field: string) =>
    (!mayChangeIdentity && (field === 'name' || field === 'document')) ||
    (winning.value !== undefined && followsDocument(field, winning.value))

  function choose(field: string, side: Side): void {
    const chosen = new Set(taken.value)
    if (side.id === keptId.value) chosen.delete(field)
    else chosen.add(field)
    if (field === 'document' && side.documentType === 'residentId') {
      for (const follower of ['sex', 'birthDate']) {
        if (chosen.has('document')) chosen.add(follower)
        else chosen.delete(follower)
      }
    }
    taken.value = chosen
  }

  /** Whose value the merged person has. */
  const isChosen = (field: string, side: Side) => taken.value.has(field) !== (side.id === keptId.value)

  async function attempt(deed: () => Promise<unknown>, text: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await deed()
      toast.done(text)
    } catch (error) {
      toast.failed(words(error))
    } finally {
      busy.value = false
      await load()
    }
  }

  const params = computed(() => ({ path: { id: id.value } }))
  const write = (text: string) => (remark.value = text)
  const note = () => remark.value.trim() || null

  async function merge(): Promise<void> {
    if (!kept.value || !lost.value) return
    const question = t('duplicates.mergeQuestion', { name: kept.value.name })
    if (!(await confirmAction(question, { confirm: t('duplicates.merge'), cancel: t('common.cancel') })))
      return
    const body = {
      survivorId: keptId.value,
      fields: [...taken.value],
      survivorVersion: kept.value.version,
      loserVersion: lost.value.version,
      remark: note(),
    }
    await attempt(
      () => api.POST('/duplicates/{id}/merge', { params: params.value, body }),
      t('duplicates.mergedNow'),
    )
  }

  const distinct = () =>
    attempt(
      () => api.POST('/duplicates/{id}/distinct', { params: params.value, body: { remark: note() } }),
      t('duplicates.distinctNow'),
    )

  const reopen = () =>
    attempt(() => api.POST('/duplicates/{id}/reopen', { params: params.value }), t('duplicates.reopened'))

  async function undo(): Promise<void> {
    const asked = { confirm: t('duplicates.undo'), cancel: t('common.cancel') }
    if (!(await confirmAction(t('duplicates.undoQuestion'), asked))) return
    await attempt(() => api.POST('/duplicates/{id}/undo', { params: params.value }), t('duplicates.undone'))
  }

  watch(id, () => void load(), { immediate: true })
  return reactive({
    pair,
    problem,
    busy,
    keptId,
    remark,
    write,
    fields,
    kept,
    lost,
    load,
    keep,
    choose,
    isChosen,
    isLocked,
    merge,
    distinct,
    reopen,
    undo,
  })
}
