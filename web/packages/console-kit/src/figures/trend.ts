/** A row of figures over time, or over places. */
export interface TrendSeries {
  name: string
  values: (number | null)[]
  /** A CSS colour; else one of the palette. */
  colour?: string
  /** Another shape than the chart's. */
  kind?: 'line' | 'bar'
  /** Drawn hatched, for those who do not tell colours apart. */
  hatched?: boolean
}

export interface Trend {
  kind: 'line' | 'bar'
  labels: string[]
  series: TrendSeries[]
  /** Bars lie, so that long names have room. */
  lying?: boolean
  /** Bars of one label add up to one bar. */
  stacked?: boolean
}

interface Palette {
  ink: string
  line: string
  surface: string
}

const colours = ['#3f78b5', '#c98a2b', '#5a9a78', '#a95a8a', '#7a7fb8', '#b5615c']
const hatch = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: Math.PI / 4,
  color: '#0003',
}

/** How the chart library draws a trend in the page's colours. */
export function trendOption(
  { kind, labels, series, lying, stacked }: Trend,
  { ink, line, surface }: Palette,
) {
  const bars = series.some((one) => (one.kind ?? kind) === 'bar')
  const names = {
    type: 'category',
    data: labels,
    inverse: lying,
    boundaryGap: bars,
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: ink },
  }
  const amounts = {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: line } },
    axisLabel: { color: ink },
  }
  return {
    color: colours,
    textStyle: { color: ink, fontFamily: 'inherit' },
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 16, bottom: 4, containLabel: true },
    legend: {
      show: series.length > 1,
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
      textStyle: { color: ink },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: bars ? 'shadow' : 'line' },
      confine: true,
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink },
    },
    xAxis: lying ? amounts : names,
    yAxis: lying ? names : amounts,
    series: series.map(({ name, values, colour, kind: own = kind, hatched }) => ({
      name,
      cursor: 'inherit',
      type: own,
      data: values,
      stack: stacked && own === 'bar' ? 'all' : undefined,
      showSymbol: values.length < 40,
      barMaxWidth: lying ? 18 : 28,
      itemStyle: colour || hatched ? { color: colour, decal: hatched ? hatch : undefined } : undefined,
    })),
  }
}
