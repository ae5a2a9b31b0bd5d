import { timeText } from '@paiyi/console-kit'
import type { useI18n } from 'vue-i18n'
import type { Schemas } from '../api'
import { temperatureText } from '../temperature'

type Translate = ReturnType<typeof useI18n>['t']
export type TimelineEntry = Schemas['TimelineEntry']

interface Detail {
  day?: string
  temperatureTenths?: number | null
  symptoms?: string[]
  contactWithCase?: boolean
  travelledIn14Days?: boolean
  travelPlaces?: string | null
  direction?: string
  outcome?: string
  note?: string | null
  kind?: string
  from?: string | null
  to?: string
  until?: string
  reason?: string | null
  fileName?: string
  staff?: string | null
  sampleNumber?: string
  laboratory?: string
  site?: string | null
  resultAt?: string | null
}

/** What an entry of a timeline says below its title, line by line. */
export function timelineLines({ kind, detail }: TimelineEntry, t: Translate): string[] {
  const values = (detail ?? {}) as Detail
  const lines: (string | undefined | null | false)[] = []
  switch (kind) {
    case 'declaration':
      lines.push(
        [values.day, temperatureText(values.temperatureTenths)].join(' · '),
        values.symptoms?.length
          ? values.symptoms.map((symptom) => t(`symptoms.${symptom}`)).join(t('persons.comma'))
          : t('symptoms.none'),
        values.contactWithCase && t('persons.contactWithCase'),
        values.travelledIn14Days && [t('persons.travelled'), values.travelPlaces].filter(Boolean).join(' '),
      )
      break
    case 'passage':
      lines.push(
        [
          t(`passages.directions.${values.direction}`),
          t(`passages.outcomes.${values.outcome}`),
          values.temperatureTenths && temperatureText(values.temperatureTenths),
        ]
          .filter(Boolean)
          .join(' · '),
        values.note,
      )
      break
    case 'mark':
      lines.push(
        t(`marks.kinds.${values.kind}`),
        t('marks.period', { from: timeText(values.from), until: timeText(values.until) }),
        values.reason,
      )
      break
    case 'test':
      lines.push(
        [values.laboratory, values.site].filter(Boolean).join(' · '),
        t('tests.sampleLine', { number: values.sampleNumber }),
        values.resultAt && t('tests.resultLine', { time: timeText(values.resultAt) }),
      )
      break
    case 'import':
      lines.push(values.fileName)
      break
    case 'audit':
      lines.push(values.staff, values.reason)
      break
  }
  return lines.filter((line): line is string => Boolean(line))
}
