import { take } from '@paiyi/api'
import { todayInShanghai } from '@paiyi/console-kit'
import { useAnswer } from '@paiyi/console-kit/answer'
import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '../../api'

/** How far an area and those below it are with a day's declarations. The address names the day; else it is today. */
export function useCompletion(region: () => string | undefined) {
  const route = useRoute()
  const router = useRouter()
  const chosenDay = computed(() => (route.query.day ? String(route.query.day) : undefined))
  const state = useAnswer({
    question: () => ({ region: region(), day: chosenDay.value }),
    ask: (query, signal) => take(api.GET('/api/command/completion', { params: { query }, signal })),
    everySeconds: 60,
    live: ['declarations', 'imports'],
  })

  function setDay(day: string | null): void {
    const wanted = day && day !== todayInShanghai() ? day : undefined
    void router.push({ query: { ...route.query, day: wanted } })
  }

  return reactive({
    state,
    day: computed(() => chosenDay.value ?? todayInShanghai()),
    chosenDay,
    setDay,
  })
}
