import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import edge from 'edge.js'
import { DateTime, Duration } from 'luxon'
import app from '@adonisjs/core/services/app'
import type { Tone } from '#models/clone'
import { barChart } from '#services/charts/bar_chart'
import type { MarkedText } from '#services/search/marked_words'
import { toneLevel, toneScale } from '#services/tone_scale'

/** Browsers show `moment` and `time` in the reader's own time zone; a `day` is the same everywhere. */
const timeShapes = {
  day: 'd LLLL yyyy',
  date: 'd LLLL yyyy',
  time: 'HH:mm',
  moment: "d LLLL yyyy, HH:mm 'UTC'",
}

const knownAssets = new Map<string, string>()

function assetAddress(path: string) {
  const hash = createHash('sha256')
    .update(readFileSync(app.publicPath(path)))
    .digest('hex')
    .slice(0, 10)
  return `/${path}?v=${hash}`
}

edge.global('asset', (path: string) => {
  if (!app.inProduction) return assetAddress(path)
  if (!knownAssets.has(path)) knownAssets.set(path, assetAddress(path))
  return knownAssets.get(path)
})

edge.global('timeTag', (moment: DateTime | Date, shape: keyof typeof timeShapes = 'date') => {
  const utc = (moment instanceof Date ? DateTime.fromJSDate(moment) : moment).toUTC()
  const machine = shape === 'day' ? utc.toISODate() : utc.toISO()
  const local = shape === 'day' ? '' : ` data-shape="${shape}"`
  return edge.globals.html.safe(
    `<time datetime="${machine}"${local}>${utc.toFormat(timeShapes[shape])}</time>`
  )
})

edge.global('number', (value: number | string) => Number(value ?? 0).toLocaleString('en'))

edge.global('counted', (value: number | string, one: string, many = `${one}s`) => {
  return `${Number(value ?? 0).toLocaleString('en')} ${Number(value) === 1 ? one : many}`
})

edge.global('barChart', barChart)

/** An event of the audit log in words: `api_key.created` is "API key created". */
edge.global('eventName', (event: string) => {
  const words = event.replace(/^user\./, '').replace(/[._]/g, ' ')
  return `${words[0].toUpperCase()}${words.slice(1)}`.replace(/^Api\b/, 'API')
})

/** `5400` is “1 hour, 30 minutes”. */
edge.global('timeSpan', (seconds: number) =>
  Duration.fromObject({ seconds }, { locale: 'en' }).rescale().toHuman()
)

/** `2026-03-09` is “9 March”. */
edge.global('dayName', (date: string) => DateTime.fromISO(date).toFormat('d LLLL'))

/** Found words as `mark`, in one line: between its tags a template would leave white space. */
edge.global('markedHtml', (pieces: MarkedText[]) => {
  const { safe, escape } = edge.globals.html
  return safe(
    pieces
      .map(({ text, isMatch }) => (isMatch ? `<mark>${escape(text)}</mark>` : escape(text)))
      .join('')
  )
})

edge.global('toneScale', toneScale)
edge.global('toneLevel', toneLevel)
edge.global('toneWords', (tone: Tone) => {
  const [warmth, humor, formality] = (['warmth', 'humor', 'formality'] as const).map(
    (dial) => toneScale[dial][toneLevel(tone[dial])]
  )
  return `${warmth}, ${humor}, ${formality}`
})

// Edge reads the components folder anew for every render, in production too; that is most of a page's time.
if (app.inProduction) {
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
}
