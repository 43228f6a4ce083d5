import { urlFor } from '@adonisjs/core/services/url_builder'
import type { DateTime } from 'luxon'
import type Clone from '#models/clone'
import Document from '#models/document'
import Memory from '#models/memory'
import Message, { type Citation } from '#models/message'
import Passage from '#models/passage'

/** A citation with what is known of its place today. */
export interface CitedSource extends Citation {
  /** Where it can be read; null where the source was deleted since. */
  address: string | null
  /** The passage is as it was cited; otherwise its source was changed since. */
  isUnchanged: boolean
  before: string
  after: string
  /** What was said around it in a chat. */
  context: string | null
  speaker: string | null
  saidAt: DateTime | null
}

/** Characters of a passage shown before and after the words that were used. */
const surroundings = 280

/** Gives each message the sources of its citations, in a few queries for all of them. */
export async function tellSources(clone: Clone, messages: Message[]) {
  const all = messages.flatMap(({ metadata }) => metadata?.citations ?? [])
  if (all.length === 0) return
  const places = await Places.of(clone, all)
  for (const message of messages)
    message.sources = (message.metadata?.citations ?? []).map((one) => places.sourceOf(one))
}

/** The same for what was answered without being kept. */
export async function withSources<T extends { citations: Citation[] }>(clone: Clone, answers: T[]) {
  const places = await Places.of(
    clone,
    answers.flatMap(({ citations }) => citations)
  )
  return answers.map((answer) => ({
    ...answer,
    sources: answer.citations.map((one) => places.sourceOf(one)),
  }))
}

/** What is left today of the passages that were cited, and of their sources. */
class Places {
  #passages = new Map<string, Passage>()
  #messages = new Map<string, Message>()
  #sources = new Set<string>()

  private constructor(private clone: Clone) {}

  static async of(clone: Clone, citations: Citation[]) {
    const places = new Places(clone)
    if (citations.length > 0) await places.#look(citations)
    return places
  }

  sourceOf(citation: Citation): CitedSource {
    const passage = this.#passages.get(citation.passage_id)
    const message = this.#messages.get(citation.source_id)
    return {
      ...citation,
      ...around(passage?.content ?? '', citation.excerpt),
      address: this.#addressOf(citation, passage),
      isUnchanged: passage !== undefined,
      context: passage?.context ?? null,
      speaker: passage?.speaker ?? (message ? 'You' : null),
      saidAt: passage?.saidAt ?? message?.createdAt ?? null,
    }
  }

  #addressOf({ source_type: type, source_id: id }: Citation, passage?: Passage) {
    const { id: cloneId } = this.clone
    if (passage) return urlFor('clones.passages.show', [cloneId, passage.id])
    if (!this.#sources.has(id)) return null
    if (type === 'document') return urlFor('clones.documents.show', [cloneId, id])
    if (type !== 'memory') return null
    return `${urlFor('clones.memories.index', [cloneId], { qs: { memory: id } })}#memory-${id}`
  }

  async #look(citations: Citation[]) {
    const { id: cloneId } = this.clone
    const passages = await Passage.query()
      .where({ cloneId })
      .whereIn('id', idsOf(citations, 'passage_id'))
      .select('number', 'id', 'content', 'context', 'speaker', 'saidAt')
    for (const passage of passages) this.#passages.set(passage.id, passage)
    const said = idsOf(ofType(citations, 'message'), 'source_id')
    const messages = await Message.query().whereIn('id', said).select('id', 'createdAt')
    for (const message of messages) this.#messages.set(message.id, message)
    const changed = citations.filter(({ passage_id: id }) => !this.#passages.has(id))
    if (changed.length === 0) return
    const [memories, documents] = await Promise.all([
      Memory.query()
        .where({ cloneId })
        .whereIn('id', idsOf(ofType(changed, 'memory'), 'source_id'))
        .select('id'),
      Document.query()
        .where({ cloneId })
        .whereIn('id', idsOf(ofType(changed, 'document'), 'source_id'))
        .select('id'),
    ])
    for (const { id } of [...memories, ...documents]) this.#sources.add(id)
  }
}

const ofType = (citations: Citation[], type: Citation['source_type']) =>
  citations.filter(({ source_type: own }) => own === type)

const idsOf = (citations: Citation[], field: 'passage_id' | 'source_id') => [
  ...new Set(citations.map((citation) => citation[field])),
]

/** What stands before and after the words that were used, cut between words. */
function around(content: string, excerpt: string) {
  const start = content.indexOf(excerpt)
  if (start < 0) return { before: '', after: '' }
  const end = start + excerpt.length
  const before = content.slice(Math.max(0, start - surroundings), start)
  const after = content.slice(end, end + surroundings)
  return {
    before: start > surroundings ? before.replace(/^\S*\s/, '… ') : before,
    after: end + surroundings < content.length ? after.replace(/\s\S*$/, ' …') : after,
  }
}
