import { take } from '@paiyi/api'
import { toast, useProblemText } from '@paiyi/console-kit'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, type Schemas } from '../api'

export type Channel = Schemas['ReminderChannel']

/** Whom to remind: one group, some persons, or everybody who has not declared. */
export interface Audience {
  group?: string
  personIds?: number[]
}

/** Reminds those who have not declared today, one call at a time, and says what came of it. */
export function useReminder(onDone: () => void = () => {}) {
  const { t } = useI18n()
  const words = useProblemText()
  const busy = ref(false)

  async function remind({ group, personIds }: Audience, channel: Channel): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const body = { group: group ?? null, personIds: personIds ?? null, channel }
      const { reminded, skipped } = await take(api.POST('/api/organisation/reminders', { body }))
      const outcome = t('reminders.done', { count: reminded })
      toast.done(skipped ? `${outcome} ${t('reminders.skipped', { count: skipped })}` : outcome)
      onDone()
    } catch (problem) {
      toast.failed(words(problem))
    } finally {
      busy.value = false
    }
  }

  return { remind, busy }
}
