import type { TrendSeries } from '@paiyi/console-kit/figures'

export type Shown = 'risky' | 'all'

interface Colours {
  green: number
  yellow: number
  red: number
}

const paints = { red: '#c2433d', yellow: '#d9a036', green: '#5a9a78' }

/** One row per colour, the gravest first; red and yellow differ by more than colour. */
export function colourSeries(
  places: Colours[],
  shown: Shown,
  name: (colour: keyof Colours) => string,
): TrendSeries[] {
  const colours = shown === 'all' ? (['red', 'yellow', 'green'] as const) : (['red', 'yellow'] as const)
  return colours.map((colour) => ({
    name: name(colour),
    values: places.map((place) => place[colour]),
    colour: paints[colour],
    hatched: colour === 'red',
  }))
}
