export interface ChartPoint {
  /** What the bar stands for, in full. */
  label: string
  /** As it stands under the bar, where that is shorter. */
  name?: string
  /** One number of each series; they are stacked. */
  values: number[]
}

/** Each bar has a slot of this width; the chart is as high as ten of them. */
const slot = 10
const height = 100
const gap = 1.5

/** Where the bars of a chart stand, in the units of its viewBox, which stretches to the place that it gets. */
export function barChart(points: ChartPoint[]) {
  const top = roundUp(Math.max(1, ...points.map(totalOf)))
  const isEven = top % 2 === 0
  const width = Math.max(1, points.length) * slot
  const bars = points.map(({ label, values }, place) => {
    let ground = height
    const parts = values.map((value, series) => {
      const tall = (value / top) * height
      ground -= tall
      return { series, x: place * slot + gap, y: round(ground), height: round(tall) }
    })
    return { label, values, parts: parts.filter((part) => part.height > 0) }
  })
  return {
    width,
    height,
    bars,
    barWidth: slot - 2 * gap,
    lines: isEven ? [0, height / 2, height] : [0, height],
    scale: isEven ? [top, top / 2, 0] : [top, 0],
    names: namesUnder(points),
    total: points.reduce((sum, point) => sum + totalOf(point), 0),
  }
}

const totalOf = ({ values }: ChartPoint) => values.reduce((sum, value) => sum + value, 0)

const round = (value: number) => Math.round(value * 100) / 100

/** The next number that reads well on a scale. */
function roundUp(value: number) {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 3, 4, 6, 8, 10].map((step) => step * magnitude).find((step) => step >= value)!
}

/** Of many bars only the first, the middle and the last have their names under them. */
function namesUnder(points: ChartPoint[]) {
  const names = points.map(({ label, name = label }) => name)
  if (names.length <= 7) return { each: true, names }
  return { each: false, names: [names[0], names[Math.floor(names.length / 2)], names.at(-1)!] }
}
