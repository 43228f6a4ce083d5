import type { Citation } from '#models/message'
import type Passage from '#models/passage'
import type { Mark } from '#services/conversations/citation_markers'
import { splitIntoSentences } from '#services/text/sentences'
import { queryTerms } from '#services/search/query_terms'

const longestExcerpt = 300

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
  for (const { text: said } of splitIntoSentences(text)) {
    const terms = termsOf(said)
    const [best] = passages
      .map((passage) => ({ passage, ...closest(terms, passage) }))
      .filter(({ shared }) => shared >= Math.max(least.words, terms.size * least.share))
      .sort((a, b) => b.shared - a.shared)
    if (best && !used.has(best.passage)) used.set(best.passage, clipped(best.sentence))
  }
  return used
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
  const sentences = splitIntoSentences(text.slice(0, Math.max(at, 1)))
  return sentences.at(-1)?.text ?? text
}

/** Up to the last whole word that fits, never half a character. */
function clipped(text: string) {
  if (text.length <= longestExcerpt) return text
  const head = text.slice(0, longestExcerpt)
  return head.slice(0, head.search(/\s+\S*$/) || longestExcerpt).replace(/[\uD800-\uDBFF]$/, '')
}
