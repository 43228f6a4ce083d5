import type { Citation } from '#models/message'
import type Passage from '#models/passage'
import type { Mark } from '#services/conversations/citation_markers'
import { splitIntoSentences } from '#services/text/sentences'
import { queryTerms } from '#services/search/query_terms'

const longestExcerpt = 300

/** Characters before a mark that are looked at, and of a reply without any. */
const longestSentence = 2000
const mostCompared = 10_000

/** Words that a sentence of the reply and one of a passage must share, and which part of the reply's own, where nothing was marked. */
const least = { words: 4, share: 0.6 }

/** What a reply rests on, in the order of its use: by the model's marks, else where the words say so beyond doubt. */
export function citationsOf(text: string, marks: Mark[], passages: Passage[]): Citation[] {
  const known = marks.filter(({ number }) => passages[number - 1])
  const used = known.length > 0 ? marked(text, known, passages) : alike(text, passages)
  return [...used].map(([passage, excerpt]) => citationOf(passage, excerpt))
}

export const citationOf = (passage: Passage, excerpt: string): Citation => ({
  passage_id: passage.id,
  source_type: passage.sourceType as Citation['source_type'],
  source_id: passage.sourceId,
  source_title: passage.sourceTitle,
  excerpt,
})

function marked(text: string, marks: Mark[], passages: Passage[]) {
  const used = new Map<Passage, string>()
  for (const { number, at } of marks) {
    const passage = passages[number - 1]
    if (used.has(passage)) continue
    const { sentence } = closest(termsOf(sentenceBefore(text, at)), passage)
    used.set(passage, clipped(sentence))
  }
  return used
}

function alike(text: string, passages: Passage[]) {
  const used = new Map<Passage, string>()
  const taught = new TaughtSentences(passages)
  for (const { text: said } of splitIntoSentences(text.slice(0, mostCompared))) {
    const terms = termsOf(said)
    if (terms.size < least.words) continue
    const { best, shared } = taught.closest(terms)
    if (!best || shared < Math.max(least.words, terms.size * least.share)) continue
    if (!used.has(best.passage)) used.set(best.passage, clipped(best.sentence))
  }
  return used
}

interface TaughtSentence {
  passage: Passage
  sentence: string
  order: number
}

/** The sentences of passages by their words, so that a sentence of a reply costs no more than its own words. */
class TaughtSentences {
  readonly #byTerm = new Map<string, TaughtSentence[]>()

  constructor(passages: Passage[]) {
    let order = 0
    for (const passage of passages) {
      for (const { text, start, end } of splitIntoSentences(passage.content)) {
        const taught = { passage, sentence: passage.content.slice(start, end), order: order++ }
        for (const term of termsOf(text)) this.#of(term).push(taught)
      }
    }
  }

  /** The one that shares the most words, of several the first. */
  closest(terms: Set<string>) {
    const counts = new Map<TaughtSentence, number>()
    for (const term of terms)
      for (const taught of this.#byTerm.get(term) ?? [])
        counts.set(taught, (counts.get(taught) ?? 0) + 1)
    const [[best, shared] = [undefined, 0]] = [...counts].sort(
      ([a, some], [b, others]) => others - some || a.order - b.order
    )
    return { best, shared }
  }

  #of(term: string) {
    const known = this.#byTerm.get(term) ?? []
    if (known.length === 0) this.#byTerm.set(term, known)
    return known
  }
}

/** The sentence of a passage that shares the most words. */
function closest(terms: Set<string>, passage: Passage) {
  const sentences = splitIntoSentences(passage.content).map(({ text, start, end }) => ({
    sentence: passage.content.slice(start, end),
    shared: termsOf(text).intersection(terms).size,
  }))
  const [best] = sentences.sort((a, b) => b.shared - a.shared)
  return best ?? { sentence: passage.content, shared: 0 }
}

const termsOf = (text: string) => new Set(queryTerms(text).map(stem))

/** Enough of one to tell "baker" from "bread", and "lived" from "lives" not. */
const stem = (word: string) => (word.length > 5 ? word.slice(0, 5) : word.replace(/(ed|s)$/, ''))

function sentenceBefore(text: string, at: number) {
  const sentences = splitIntoSentences(
    text.slice(Math.max(0, at - longestSentence), Math.max(at, 1))
  )
  return sentences.at(-1)?.text ?? text
}

/** Up to the last whole word that fits, never half a character. */
function clipped(text: string) {
  if (text.length <= longestExcerpt) return text
  const head = text.slice(0, longestExcerpt)
  return (head.slice(0, head.search(/\s\S*$/)).trimEnd() || head).replace(/[\uD800-\uDBFF]$/, '')
}
