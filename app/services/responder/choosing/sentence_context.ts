import { hasDate } from './answer_evidence.js'
import { isPerson, matchOf, type Term } from '../question/question_terms.js'
import { isQuestion, type TaughtSentence } from './taught_sentences.js'
import { contentStems, plainText } from '../text/words.js'

const NEARBY = {
  title: 0.75,
  /** A book's title says little about one of its sentences. */
  titleOfDocument: 0.3,
  heading: 0.6,
  previous: 0.45,
  /** The sentence says "it" and may mean what the one before names. */
  pointedAt: 0.65,
  antecedent: 0.85,
  /** The one before is the question itself, as in an interview. */
  asked: 0.9,
  next: 0.35,
}
const SENTENCES_BACK = 4
const SENTENCES_ON = 2
const FADING = 0.8
/** "It" may mean what was named a while ago. */
const FADING_OF_THINGS = 0.9
/** A person who was named stays meant by "she" for longer than a thing by "it". */
const FADING_OF_PERSONS = 0.93

const PERSONAL_PRONOUN = /\b(he|she|him|her|his|hers|they|them|their|we|us|our)\b/
const THING_PRONOUN = /\b(it|its|them|there|this|that)\b/

/** What stands around each sentence: the title, the heading above it and the sentences before and after. */
export class SentenceContext {
  readonly #passages: Map<number, TaughtSentence[]>

  constructor(sentences: TaughtSentence[]) {
    this.#passages = Map.groupBy(sentences, ({ rank }) => rank)
  }

  /** A function that tells how far what surrounds the sentence accounts for a term, 0..1. */
  around(sentence: TaughtSentence): (term: Term) => number {
    const title = new Set(contentStems(sentence.passage.sourceTitle ?? ''))
    const heading = this.headingOf(sentence)
    const before = this.before(sentence)
    const following = this.#following(sentence)
    const reachOfTitle =
      sentence.passage.sourceType === 'memory' ? NEARBY.title : NEARBY.titleOfDocument
    const plain = plainText(sentence.text)
    return (term) =>
      Math.max(
        matchOf(term, title) * reachOfTitle,
        heading ? matchOf(term, heading.stems) * NEARBY.heading : 0,
        ...following.map(
          (next, index) => matchOf(term, next.stems) * NEARBY.next * FADING ** index
        ),
        ...before.map(
          (previous, index) =>
            matchOf(term, previous.stems) * reachBack(sentence, plain, before, index, term)
        )
      )
  }

  /** The nearest heading above a sentence in its passage: a chapter's name, the place and date of a letter. */
  headingOf({ rank, position }: TaughtSentence): TaughtSentence | undefined {
    return this.#passages
      .get(rank)
      ?.findLast((other) => other.isHeading && other.position < position)
  }

  /** The heading of a letter or an entry, when it has a date. */
  datelineOf(sentence: TaughtSentence): TaughtSentence | undefined {
    const heading = this.headingOf(sentence)
    return heading && hasDate(heading.taught) ? heading : undefined
  }

  /** The sentence after, unless a heading comes first. */
  next(sentence: TaughtSentence): TaughtSentence | undefined {
    return this.#following(sentence)[0]
  }

  /** The sentences before, nearest first, up to the heading. */
  before({ rank, position }: TaughtSentence): TaughtSentence[] {
    const earlier = (this.#passages.get(rank) ?? []).filter(
      (other) => other.position < position && other.position >= position - SENTENCES_BACK
    )
    const heading = earlier.findLastIndex(({ isHeading }) => isHeading)
    return earlier.slice(heading + 1).reverse()
  }

  #following({ rank, position }: TaughtSentence): TaughtSentence[] {
    const later = (this.#passages.get(rank) ?? []).filter(
      (other) => other.position > position && other.position <= position + SENTENCES_ON
    )
    const heading = later.findIndex(({ isHeading }) => isHeading)
    return heading === -1 ? later : later.slice(0, heading)
  }
}

function reachBack(
  sentence: TaughtSentence,
  plain: string,
  before: TaughtSentence[],
  index: number,
  term: Term
): number {
  if (before.slice(0, index + 1).every(isQuestion)) return NEARBY.asked
  if (isPerson(term) && PERSONAL_PRONOUN.test(plain)) {
    return NEARBY.antecedent * FADING_OF_PERSONS ** index
  }
  if (sentence.leansBack) return NEARBY.antecedent * FADING ** index
  if (THING_PRONOUN.test(plain)) return NEARBY.pointedAt * FADING_OF_THINGS ** index
  return NEARBY.previous * FADING ** index
}
