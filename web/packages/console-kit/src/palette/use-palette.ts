import { take, type Api } from '@paiyi/api'
import { computed, onScopeDispose, ref, shallowRef, watch, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { useAccess } from '../access'
import { useConsole } from '../console'
import { useProblemText } from '../problem-texts'
import { matches } from './matches'
import { useRecent } from './recent'

/** One line of the palette. */
export interface PaletteItem {
  key: string
  title: string
  detail?: string
  icon?: Component
  colour?: 'green' | 'yellow' | 'red' | null
  to: RouteLocationRaw
}

export interface PaletteGroup {
  title: string
  items: PaletteItem[]
}

interface Found {
  persons: {
    id: number
    name: string
    birthDate: string
    document: string
    phone: string | null
    region: string
    colour: 'green' | 'yellow' | 'red' | null
  }[]
  organisations: { id: number; name: string; region: string }[]
}
interface SearchPaths {
  '/api/{audience}/search': {
    post: {
      parameters: { path: { audience: string } }
      requestBody: { content: { 'application/json': { text: string } } }
      responses: { 200: { content: { 'application/json': Found }; headers: Record<string, unknown> } }
    }
  }
}

const pause = 180
const nobody: Found = { persons: [], organisations: [] }

/** What the palette shows for a text: pages that may be seen, persons and organisations of the scope, recent pages. */
export function usePalette() {
  const { t } = useI18n()
  const { can } = useAccess()
  const { api, audience, navigation } = useConsole()
  const client = api as unknown as Api<SearchPaths>
  const router = useRouter()
  const words = useProblemText()
  const { recent } = useRecent()
  const text = ref('')
  const found = shallowRef(nobody)
  const busy = ref(false)
  const failure = ref('')
  const active = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: AbortController | undefined

  const pages = computed<PaletteItem[]>(() =>
    [
      ...navigation.flatMap(({ entries }) => entries),
      { route: 'account', title: 'account.title', icon: undefined, permission: undefined, params: undefined },
    ]
      .filter(({ permission }) => !permission || can(permission))
      .map(({ route, params, title, icon }) => ({
        key: ['page', route, ...Object.values(params ?? {})].join(' '),
        title: t(title),
        icon,
        to: { name: route, params },
      })),
  )

  const groups = computed<PaletteGroup[]>(() => {
    const wanted = text.value.trim()
    const persons = found.value.persons.map((person) => ({
      key: `person ${person.id}`,
      title: person.name,
      detail: [person.birthDate, person.document, person.phone, person.region].filter(Boolean).join(' · '),
      colour: person.colour,
      to: { name: 'person', params: { id: person.id } },
    }))
    const organisations = found.value.organisations.map((organisation) => ({
      key: `organisation ${organisation.id}`,
      title: organisation.name,
      detail: organisation.region,
      to: router.hasRoute('organisation')
        ? { name: 'organisation', params: { id: organisation.id } }
        : { name: 'profile' },
    }))
    return [
      {
        title: t('palette.recent'),
        items: recent.value
          .filter(({ title }) => matches(title, wanted))
          .map(({ path, title }) => ({ key: `recent ${path}`, title, to: path })),
      },
      { title: t('palette.persons'), items: persons },
      { title: t('palette.organisations'), items: organisations },
      { title: t('palette.pages'), items: pages.value.filter(({ title }) => matches(title, wanted)) },
    ].filter(({ items }) => items.length > 0)
  })
  const items = computed(() => groups.value.flatMap((group) => group.items))

  async function look(wanted: string): Promise<void> {
    const own = (stop = new AbortController())
    busy.value = true
    try {
      const params = { path: { audience } }
      const answer = client.POST('/api/{audience}/search', {
        params,
        body: { text: wanted },
        signal: own.signal,
      })
      found.value = await take(answer)
    } catch (problem) {
      if (own.signal.aborted) return
      found.value = nobody
      failure.value = words(problem)
    }
    if (own === stop) busy.value = false
  }

  watch(text, (now) => {
    clearTimeout(timer)
    stop?.abort()
    failure.value = ''
    busy.value = false
    const wanted = now.trim()
    if (wanted) timer = setTimeout(() => void look(wanted), pause)
    else found.value = nobody
  })
  watch(items, () => (active.value = 0))
  onScopeDispose(() => {
    clearTimeout(timer)
    stop?.abort()
  })

  /** Moves the choice by lines; from the last one to the first and back. */
  function move(by: number): void {
    const { length } = items.value
    if (length) active.value = (active.value + by + length) % length
  }

  function reset(): void {
    text.value = ''
    found.value = nobody
    active.value = 0
  }

  return { text, groups, items, active, busy, failure, move, reset }
}
