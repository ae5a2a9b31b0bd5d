import { computed, onMounted, onUnmounted, ref, shallowRef, type ShallowRef } from 'vue'
import { columnWidths, narrowest, type WantedWidth } from './column-widths'

/** How wide the columns are drawn in the room there is, and how one is drawn wider or narrower by its edge. */
export function useColumnWidths(
  place: Readonly<ShallowRef<HTMLElement | null>>,
  columns: () => (WantedWidth & { key: string })[],
  resize: (key: string, width: number) => void,
  /** How much room there will be, as far as that is known before anything is drawn. */
  expected = 0,
) {
  const room = ref(expected)
  const scrolled = ref(0)
  const dragged = shallowRef<{ at: number; from: number; before: number[]; width: number }>()

  const widths = computed(() => {
    const now = dragged.value
    if (!now) return columnWidths(columns(), room.value)
    // Those on the left stand still, so that the edge stays at the pointer.
    const left = now.before.slice(0, now.at).map((width) => ({ width }))
    return columnWidths([...left, { width: now.width }, ...columns().slice(now.at + 1)], room.value)
  })
  const total = computed(() => widths.value.reduce((sum, width) => sum + width, 0))
  /** Whether something lies beyond the right edge. */
  const more = computed(() => total.value - room.value - scrolled.value > 1)

  function measure(): void {
    const element = place.value
    if (!element) return
    room.value = element.clientWidth
    scrolled.value = element.scrollLeft
  }
  // It tells the first size too, when the browser has reckoned it anyway.
  const watcher = new ResizeObserver(measure)
  onMounted(() => place.value && watcher.observe(place.value))
  onUnmounted(() => watcher.disconnect())

  function grab(event: PointerEvent, at: number): void {
    event.preventDefault()
    ;(event.target as HTMLElement).setPointerCapture(event.pointerId)
    const before = widths.value
    dragged.value = { at, from: event.clientX, before, width: before[at]! }
  }
  function drag({ clientX }: PointerEvent): void {
    const now = dragged.value
    if (!now) return
    const width = Math.round(now.before[now.at]! + clientX - now.from)
    dragged.value = { ...now, width: Math.max(narrowest, width) }
  }
  function drop(): void {
    const now = dragged.value
    if (now && now.width !== now.before[now.at]) resize(columns()[now.at]!.key, now.width)
    dragged.value = undefined
  }

  return { widths, total, more, measure, grab, drag, drop }
}
