import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import edge from 'edge.js'
import { DateTime, Duration } from 'luxon'
import app from '@adonisjs/core/services/app'
import type { Tone } from '#models/tone'
import type Import from '#models/import'
import { providerOf } from '#services/ai/providers'
import { barChart } from '#services/charts/bar_chart'
import type { ImportFormat } from '#services/chats/chat_message'
import type { SkipReason } from '#services/chats/import_report'
import type { MarkedText } from '#services/search/marked_words'
import { toneLevel, toneScale } from '#models/tone_scale'

/** Browsers show `moment` and `time` in the reader's own time zone; a `day` is the same everywhere. */
const timeShapes = {
  day: 'd LLLL yyyy',
  date: 'd LLLL yyyy',
  time: 'HH:mm',
  moment: "d LLLL yyyy, HH:mm 'UTC'",
}

const formatNames: Record<ImportFormat, string> = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  memories_csv: 'CSV list of memories',
  memories_json: 'JSON list of memories',
}

const skipReasons: Record<SkipReason, string> = {
  system: 'Notes of the app',
  media: 'Pictures, films and sounds without words',
  deleted: 'Deleted messages',
  empty: 'Empty entries',
  unreadable: 'Entries that can’t be read',
  over_limit: 'More than one import takes',
  duplicate: 'Known to this clone already',
  other_speaker: 'Said by others',
  out_of_range: 'Outside of the days you chose',
}

const importStages = {
  reading: 'being read',
  choosing: 'waits for you to choose',
  teaching: 'being taught',
  failed: 'not imported',
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

/** The day of a moment that is written in ISO-8601. */
edge.global('dayTag', (written: string) =>
  edge.globals.timeTag(DateTime.fromISO(written, { zone: 'utc' }), 'day')
)

edge.global('number', (value: number | string) => Number(value ?? 0).toLocaleString('en'))

edge.global('counted', (value: number | string, one: string, many = `${one}s`) => {
  return `${Number(value ?? 0).toLocaleString('en')} ${Number(value) === 1 ? one : many}`
})

/** As precise as small sums need: the price of a reply is less than a cent. */
edge.global('dollars', (value: number) =>
  value.toLocaleString('en', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: value >= 1 ? 2 : 6,
  })
)

edge.global('providerLabel', (id: string) => providerOf('language', id).label)

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

edge.global('formatName', (format: ImportFormat) => formatNames[format])
edge.global('skipReason', (reason: SkipReason) => skipReasons[reason])

/** How far an import is. */
edge.global('importState', ({ stage, imported, words }: Import) => {
  if (stage !== 'done') return importStages[stage]
  return words === 'none' ? 'for review' : edge.globals.counted(imported, 'memory', 'memories')
})

/** The speaker whom a clone is called after; empty where that can't be told. */
edge.global('speakerLike', (name: string, speakers: Array<{ name: string }>) => {
  const words = (text: string) => text.toLowerCase().split(/\s+/)
  const likeness = speakers.filter((speaker) =>
    words(speaker.name).some((word) => words(name).includes(word))
  )
  return likeness.length === 1 ? likeness[0].name : ''
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
