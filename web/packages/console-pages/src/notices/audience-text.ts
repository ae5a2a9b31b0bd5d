import type { Composer } from 'vue-i18n'
import type { Audience } from './use-notice-form'

/** Whom a notice is for, in a line. */
export function audienceText(audience: Audience, t: Composer['t']): string {
  if (audience.personIds?.length) return t('notices.named', { count: audience.personIds.length })
  const parts = [
    audience.regions?.length && t('notices.inRegions', { regions: audience.regions.join(' ') }),
    audience.organisationIds?.length &&
      t('notices.inOrganisations', { count: audience.organisationIds.length }),
    audience.groups?.length && audience.groups.join(t('persons.comma')),
    audience.colours?.length &&
      audience.colours.map((colour) => t(`colour.${colour}`)).join(t('persons.comma')),
    audience.name && t('notices.withName', { name: audience.name }),
    audience.missing && t('notices.missing'),
    audience.declared && t('notices.declared'),
  ].filter(Boolean)
  return parts.length ? parts.join(t('notices.and')) : t('notices.everybody')
}
