import { take } from '@paiyi/api'
import { todayInShanghai } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../../api'

/** How far every group is with a day's declarations. The address names the day, else it is today, and the group. */
export function useCompletion() {
  const route = useRoute()
  const router = useRouter()
  const chosenDay = computed(() => (route.query.day ? String(route.query.day) : undefined))
  const group = computed(() => (route.query.group ? String(route.query.group) : undefined))
  const state = useAnswer({
    question: () => ({ day: chosenDay.value }),
    ask: (query, signal) => take(api.GET('/api/organisation/completion', { params: { query }, signal })),
    everySeconds: 60,
    live: ['declarations', 'imports'],
  })

  function setDay(day: string | null): void {
    const wanted = day && day !== todayInShanghai() ? day : undefined
    void router.push({ query: { ...route.query, day: wanted, cursor: undefined } })
  }

  /** Where the page shows only that group's missing persons; the same group again shows all. */
  function at(wanted: string) {
    const next = wanted === group.value ? undefined : wanted
    return { query: { ...route.query, group: next, cursor: undefined } }
  }

  return reactive({
    state,
    day: computed(() => chosenDay.value ?? todayInShanghai()),
    chosenDay,
    isToday: computed(() => !chosenDay.value || chosenDay.value === todayInShanghai()),
    group,
    setDay,
    at,
  })
}
