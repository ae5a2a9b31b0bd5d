/** How far a finger must go to the side, in pixels, and how much farther than up or down. */
const shortest = 60
const steepness = 1.6

/** Handlers of a page that is swiped to the left (1) or to the right (-1). */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  let from: { x: number; y: number } | undefined
  return {
    onTouchstart(event: TouchEvent): void {
      const { clientX: x, clientY: y } = event.touches[0]!
      from = event.touches.length === 1 ? { x, y } : undefined
    },
    onTouchend(event: TouchEvent): void {
      const { clientX, clientY } = event.changedTouches[0]!
      if (!from) return
      const [aside, down] = [clientX - from.x, clientY - from.y]
      from = undefined
      if (Math.abs(aside) > shortest && Math.abs(aside) > steepness * Math.abs(down))
        onSwipe(aside < 0 ? 1 : -1)
    },
  }
}
