import { segmenterOf } from '#services/text/segmenters'

const MAX_CHARACTERS = 10_000
const MAX_TERMS = 64
const MAX_TERM_LENGTH = 64

/** English words that no text is found by; without "may" and "will", a month and a name. */
const STOP_WORDS = new Set(
  `a about above after again against all also am an and any are as at be because been before being
  below between both but by can cannot could did do does doing done down during each else ever few
  for from further get gets getting got had has have having he her here hers herself him himself his
  how i if in into is it its itself just let me might more most much must my myself no nor
  not now of off on once one only or other ought our ours ourselves out over please quite rather
  really same shall she should so some such tell than that the their theirs them themselves then
  there these they this those through to too under until up very was we were what whatever when
  where whether which while who whom whose why with within without would yes yet you your yours
  yourself yourselves`.split(/\s+/)
)

/** "don't" and "can't" say nothing; of "Rui's" and "who's" only the part before the apostrophe does. */
const NEGATION = /n't$/
const CONTRACTION = /'(?:s|m|re|ve|d|ll)$/

/**
 * The words by which texts can be found, lower-cased, each once, in their order: at most 64 of
 * at most 64 characters, from the first 10,000 characters. English stop words are left out
 * unless there is nothing else.
 */
export function queryTerms(text: string, locale = 'en'): string[] {
  const words = new Set<string>()
  const content = new Set<string>()
  for (const word of wordsOf(text, locale)) {
    words.add(word)
    if (!isStopWord(word)) content.add(word)
    if (content.size === MAX_TERMS) break
  }
  return content.size > 0 ? [...content] : [...words].slice(0, MAX_TERMS)
}

function isStopWord(word: string) {
  return STOP_WORDS.has(word) || NEGATION.test(word)
}

/**
 * A query of SQLite's FTS5 for texts with any of the terms, null if there are none. Quoted, so
 * that operators, columns, prefixes and brackets are searched for instead of obeyed.
 */
export function fts5Match(terms: string[]): string | null {
  return anyOf(terms, (term) => `"${term.replaceAll('"', '""')}"`, ' OR ')
}

/** The same for PostgreSQL's `to_tsquery`. */
export function tsQuery(terms: string[]): string | null {
  return anyOf(terms, (term) => `'${term.replaceAll(/['\\]/g, '$&$&')}'`, ' | ')
}

function anyOf(terms: string[], quote: (term: string) => string, or: string) {
  const searchable = terms.map((term) => term.toWellFormed().replaceAll('\0', ' '))
  const quoted = searchable.filter((term) => /[\p{L}\p{N}]/u.test(term)).map(quote)
  return quoted.length > 0 ? quoted.slice(0, MAX_TERMS).join(or) : null
}

function* wordsOf(text: string, locale: string) {
  const readable = text.slice(0, MAX_CHARACTERS).toWellFormed().normalize('NFKC').toLowerCase()
  const segments = segmenterOf(locale, 'word').segment(readable)
  for (const { segment, isWordLike } of segments) {
    const word = segment.replaceAll('’', "'").replace(CONTRACTION, '')
    if (isWordLike) yield [...word].slice(0, MAX_TERM_LENGTH).join('')
  }
}
