import { take } from '@paiyi/api'
import { useForm } from '@paiyi/console-kit/form'
import { ref, shallowRef, watch } from 'vue'
import { useConsoleApi, type Schemas } from '../api'

export type Audience = Schemas['NoticeAudience']
type Colour = NonNullable<NonNullable<Audience['colours']>[number]>

export interface NoticeValues {
  titleZh: string
  zh: string
  english: boolean
  titleEn: string
  en: string
  region: string | undefined
  organisation: number | undefined
  group: string | undefined
  colours: Colour[]
  /** Part of the name; only a list's filter says it. */
  name: string
  /** Everybody, or only those who have not, or have, declared today. */
  declaring: '' | 'missing' | 'declared'
  inApp: boolean
  sms: boolean
  urgent: boolean
  /** A time of Beijing: `2026-03-02T08:30`; empty means now. */
  sendAt: string
}

/** What the server is told of whom the notice is for; named persons stand for themselves. */
export function audienceOf(values: NoticeValues, personIds: number[]): Audience {
  const none = {
    regions: null,
    organisationIds: null,
    groups: null,
    colours: null,
    missing: false,
    declared: false,
    name: null,
  }
  if (personIds.length) return { ...none, personIds }
  return {
    regions: values.region ? [values.region] : null,
    organisationIds: values.organisation ? [values.organisation] : null,
    groups: values.group ? [values.group] : null,
    colours: values.colours.length ? values.colours : null,
    missing: values.declaring === 'missing',
    declared: values.declaring === 'declared',
    name: values.name.trim() || null,
    personIds: null,
  }
}

/** The filters of the list of persons that a notice can be for. */
const known = ['name', 'region', 'organisationId', 'group', 'colour', 'declaredToday']

/** The form for everybody whom a list's filters find; nothing when a filter says what no notice can. */
export function audienceOfFilter(filters: Record<string, unknown>): Partial<NoticeValues> | undefined {
  if (Object.keys(filters).some((key) => !known.includes(key))) return undefined
  const { name, region, organisationId, group, colour, declaredToday } = filters as Record<string, string>
  return {
    name: name ?? '',
    region,
    organisation: organisationId ? Number(organisationId) : undefined,
    group,
    colours: colour ? [colour as Colour] : [],
    declaring: declaredToday === undefined ? '' : declaredToday === 'true' ? 'declared' : 'missing',
  }
}

/** The form of a notice, and how many it would reach as it stands. */
export function useNoticeForm(
  personIds: () => number[],
  prefill: () => Partial<NoticeValues>,
  onDone: (id: number) => void,
) {
  const api = useConsoleApi()
  const preview = shallowRef<Schemas['NoticePreview']>()
  const counting = ref(false)

  const form = useForm({
    initial: (): NoticeValues => ({
      titleZh: '',
      zh: '',
      english: false,
      titleEn: '',
      en: '',
      region: undefined,
      organisation: undefined,
      group: undefined,
      colours: [],
      name: '',
      declaring: '',
      inApp: true,
      sms: false,
      urgent: false,
      sendAt: '',
      ...prefill(),
    }),
    submit: (values) =>
      take(
        api.POST('/notices', {
          body: {
            titleZh: values.titleZh.trim(),
            zh: values.zh.trim(),
            titleEn: values.english ? values.titleEn.trim() || null : null,
            en: values.english ? values.en.trim() || null : null,
            audience: audienceOf(values, personIds()),
            inApp: values.inApp,
            sms: values.sms,
            urgent: values.sms && values.urgent,
            sendAt: values.sendAt ? `${values.sendAt}:00+08:00` : null,
          },
        }),
      ),
    onDone: ({ id }) => onDone(id),
  })

  let turn = 0
  async function count(): Promise<void> {
    const mine = ++turn
    counting.value = true
    try {
      const answer = await take(
        api.POST('/notices/preview', { body: { audience: audienceOf(form.values, personIds()) } }),
      )
      if (mine === turn) preview.value = answer
    } catch {
      if (mine === turn) preview.value = undefined
    } finally {
      if (mine === turn) counting.value = false
    }
  }

  watch(
    () => JSON.stringify(audienceOf(form.values, personIds())),
    () => void count(),
  )

  return { form, preview, counting, count }
}
