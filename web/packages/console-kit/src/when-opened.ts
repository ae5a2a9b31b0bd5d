import { defineAsyncComponent, defineComponent, h, type Component } from 'vue'

const waiting: (() => Promise<unknown>)[] = []
let fetching = false

/**
 * A drawer or dialog whose script no page waits for: it is drawn once it has been opened, and fetched before that when
 * the browser has nothing better to do.
 */
export function whenOpened<Opened extends Component>(load: () => Promise<{ default: Opened }>): Opened {
  const Later = defineAsyncComponent<Component>(load)
  const Opening = defineComponent({
    inheritAttrs: false,
    setup(_, { attrs, slots }) {
      let opened = false
      fetchLater(load)
      return () => {
        opened ||= attrs.open === true || attrs.modelValue === true
        return opened ? h(Later, attrs, slots) : undefined
      }
    },
  })
  return Opening as unknown as Opened
}

/** One after another, and not while the page itself is still coming. */
export function fetchLater(load: () => Promise<unknown>): void {
  waiting.push(load)
  if (fetching || import.meta.env.MODE === 'test') return
  fetching = true
  setTimeout(fetchNext, 3000)
}

function fetchNext(): void {
  const load = waiting.shift()
  fetching = load !== undefined
  const then = () =>
    void load?.()
      .catch(() => undefined)
      .then(() => setTimeout(fetchNext, 100))
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then)
  else setTimeout(then)
}
