import type Clone from '#models/clone'
import Import from '#models/import'
import Passage from '#models/passage'
import { isoTimeOfRow } from '#services/database/times'
import { CloneCache } from '#services/search/clone_cache'
import { CloneOutline, type OutlinedPassage } from '#services/search/clone_outline'

interface KeptOutline {
  version: number
  bytes: number
  clone: Clone
  /** Who the clone is in the chats that were imported, as its owner chose. */
  chosen: string[]
  outline: CloneOutline
}

interface Row {
  number: number | string
  speaker: string | null
  source_title: string | null
  said_at: string | Date | null
  length: number
  context_length: number
}

const capacity = 64 * 1024 * 1024
const rowsAtOnce = 5_000

/** The outlines of clones that are being talked with, read once and then kept up to date by difference. */
export class CloneOutlines extends CloneCache<KeptOutline> {
  constructor() {
    super(capacity)
  }

  protected async update(clone: Clone, previous: KeptOutline | null) {
    const { id, indexVersion } = clone
    if (previous?.version === indexVersion) return { ...previous, clone }
    const [outline, chosen] = await Promise.all([
      this.#outline(id, previous?.outline),
      Import.chosenSpeakers(id),
    ])
    return { version: indexVersion, bytes: outline.bytes, clone, chosen, outline }
  }

  async #outline(cloneId: string, previous = new CloneOutline([])) {
    const missing = new Set(await this.#storedNumbers(cloneId))
    const kept = previous.passages.filter(({ number }) => missing.delete(number))
    if (missing.size === 0 && kept.length === previous.size) return previous
    return new CloneOutline([...kept, ...(await this.#load(cloneId, missing))].sort(byNumber))
  }

  async #storedNumbers(cloneId: string) {
    const rows = await Passage.query()
      .where({ cloneId })
      .select('number')
      .pojo<{ number: number | string }>()
    return rows.map(({ number }) => Number(number))
  }

  async #load(cloneId: string, numbers: Set<number>) {
    const passages: OutlinedPassage[] = []
    const names = new Map<string, string>()
    const sorted = [...numbers].sort((a, b) => a - b)
    for (let start = 0; start < sorted.length; start += rowsAtOnce) {
      const end = Math.min(start + rowsAtOnce, sorted.length) - 1
      const rows = await Passage.query()
        .where({ cloneId })
        .whereBetween('number', [sorted[start], sorted[end]])
        .select('number', 'speaker', 'source_title', 'said_at')
        .select(Passage.query().client.raw('length(content) AS length'))
        .select(Passage.query().client.raw('coalesce(length(context), 0) AS context_length'))
        .pojo<Row>()
      for (const row of rows) {
        if (numbers.has(Number(row.number))) passages.push(outlined(row, names))
      }
    }
    return passages
  }
}

const byNumber = (one: OutlinedPassage, other: OutlinedPassage) => one.number - other.number

function outlined(row: Row, names: Map<string, string>): OutlinedPassage {
  return {
    number: Number(row.number),
    speaker: once(names, row.speaker),
    title: once(names, row.source_title),
    saidAt: row.said_at === null ? null : Date.parse(isoTimeOfRow(row.said_at)),
    length: Number(row.length),
    contextLength: Number(row.context_length),
  }
}

/** The same string object for the same text, so that thousands of rows hold one. */
function once(known: Map<string, string>, text: string | null) {
  if (text === null) return null
  if (!known.has(text)) known.set(text, text)
  return known.get(text)!
}
