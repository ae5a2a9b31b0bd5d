/** A row of figures over time. */
export interface TrendSeries {
  name: string
  values: (number | null)[]
  /** A CSS colour; else one of the palette. */
  colour?: string
}

export interface Trend {
  kind: 'line' | 'bar'
  labels: string[]
  series: TrendSeries[]
}

interface Palette {
  ink: string
  line: string
  surface: string
}

const colours = ['#3f78b5', '#c98a2b', '#5a9a78', '#a95a8a', '#7a7fb8', '#b5615c']

/** How the chart library draws a trend in the page's colours. */
export function trendOption({ kind, labels, series }: Trend, { ink, line, surface }: Palette) {
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
    tooltip: { trigger: 'axis', backgroundColor: surface, borderColor: line, textStyle: { color: ink } },
    xAxis: {
      type: 'category',
      data: labels,
      boundaryGap: kind === 'bar',
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: ink },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: ink },
    },
    series: series.map(({ name, values, colour }) => ({
      name,
      type: kind,
      data: values,
      showSymbol: values.length < 40,
      barMaxWidth: 28,
      itemStyle: colour ? { color: colour } : undefined,
    })),
  }
}
