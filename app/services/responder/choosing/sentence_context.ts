import { isPerson, matchOf, type Term } from '../question/question_terms.js'
import { plainText } from '../text/words.js'
import { hasDate } from './answer_evidence.js'
import { isQuestion, type TaughtSentence } from './taught_sentence.js'

const nearby = {
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
const sentencesBack = 4
const sentencesOn = 2
const fading = 0.8
/** "It" may mean what was named a while ago. */
const fadingOfThings = 0.9
/** A person who was named stays meant by "she" for longer than a thing by "it". */
const fadingOfPersons = 0.93

/** What stands around each sentence: the title, the heading above it and the sentences before and after. */
export class SentenceContext {
  readonly #passages: Map<number, TaughtSentence[]>

  constructor(sentences: TaughtSentence[]) {
    this.#passages = Map.groupBy(sentences, ({ rank }) => rank)
  }

  /** A function that tells how far what surrounds the sentence accounts for a term, 0..1. */
  around(sentence: TaughtSentence): (term: Term) => number {
    const heading = this.headingOf(sentence)
    const before = this.before(sentence)
    const following = this.#following(sentence)
    const reachOfTitle =
      sentence.passage.sourceType === 'memory' ? nearby.title : nearby.titleOfDocument
    const plain = plainText(sentence.text)
    return (term) =>
      Math.max(
        matchOf(term, sentence.titleStems) * reachOfTitle,
        heading ? matchOf(term, heading.stems) * nearby.heading : 0,
        ...following.map(
          (next, index) => matchOf(term, next.stems) * nearby.next * fading ** index
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
    return heading && hasDate(heading.taught, heading.language) ? heading : undefined
  }

  /** The sentence after, unless a heading comes first. */
  next(sentence: TaughtSentence): TaughtSentence | undefined {
    return this.#following(sentence)[0]
  }

  /** The sentences before, nearest first, up to the heading. */
  before({ rank, position }: TaughtSentence): TaughtSentence[] {
    const earlier = (this.#passages.get(rank) ?? []).filter(
      (other) => other.position < position && other.position >= position - sentencesBack
    )
    const heading = earlier.findLastIndex(({ isHeading }) => isHeading)
    return earlier.slice(heading + 1).reverse()
  }

  #following({ rank, position }: TaughtSentence): TaughtSentence[] {
    const later = (this.#passages.get(rank) ?? []).filter(
      (other) => other.position > position && other.position <= position + sentencesOn
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
  const { personalPronoun, thingPronoun } = sentence.language.choosing
  if (before.slice(0, index + 1).every(isQuestion)) return nearby.asked
  if (isPerson(term) && personalPronoun.test(plain)) {
    return nearby.antecedent * fadingOfPersons ** index
  }
  if (sentence.leansBack) return nearby.antecedent * fading ** index
  if (thingPronoun.test(plain)) return nearby.pointedAt * fadingOfThings ** index
  return nearby.previous * fading ** index
}
