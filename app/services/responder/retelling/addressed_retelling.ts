import { PREPOSITIONS } from '../text/lexicon.js'
import { isFirstPerson } from './narrator.js'
import { retelling, type Retelling } from './retold_sentence.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import {
  firstPersonVerb,
  isFiniteVerb,
  isKnownVerb,
  secondPersonVerb,
} from '../text/verb_agreement.js'

const SWAPPED = new Map([
  ['i', 'you'],
  ['me', 'you'],
  ['my', 'your'],
  ['mine', 'yours'],
  ['myself', 'yourself'],
  ["i'm", "you're"],
  ["i've", "you've"],
  ["i'd", "you'd"],
  ["i'll", "you'll"],
  ['your', 'my'],
  ['yours', 'mine'],
  ['yourself', 'myself'],
  ["you're", "I'm"],
  ["you've", "I've"],
  ["you'd", "I'd"],
  ["you'll", "I'll"],
])

const GENERIC_YOU = /^(can|could|should|must|may|might|need|will|would)$/
const PERCEPTION = /^(saw|see|heard|hear|let|made|make|helped|watched)$/

/** "You taught me to ride a bike", written to the clone, as the clone says it: "I taught you…". */
export function retellAddressed(sentence: ParsedSentence): Retelling {
  const swap = new PersonSwap(sentence)
  const retold = swap.apply()
  if (swap.isDoubtful) return retelling(sentence.text, 'quoted', 'clone')
  const about = swap.mentionsAddressee ? 'clone' : 'nobody'
  return retelling(retold, retold === sentence.text ? 'own' : 'retold', about)
}

/** What the user said, given back to them: "I got a job" as "You told me that you got a job". */
export function retellToldToClone(sentence: ParsedSentence): Retelling {
  const addressesClone = sentence
    .ownIndexes()
    .some((index) => /^(you|your|yours|yourself|you'\w+)$/.test(sentence.plain(index)))
  const isReportable = !addressesClone && isFirstPerson(sentence, 0)
  const retold = isReportable ? reported(new PersonSwap(sentence).apply()) : null
  return retelling(retold ?? `You told me: "${sentence.text}"`, 'recalled', 'other')
}

function reported(swapped: string): string | null {
  if (/[?!]$/.test(swapped)) return null
  return `You told me that ${swapped.charAt(0).toLowerCase()}${swapped.slice(1)}`
}

/** Exchanges first and second person in one sentence, with the verbs that follow them. */
class PersonSwap {
  isDoubtful = false
  mentionsAddressee = false
  readonly #replacements = new Map<number, string>()

  constructor(private readonly sentence: ParsedSentence) {}

  apply(): string {
    for (const index of this.sentence.ownIndexes()) this.#swap(index)
    return this.sentence.withReplacements(this.#replacements)
  }

  #swap(index: number) {
    const plain = this.sentence.plain(index)
    if (plain.startsWith('you')) this.mentionsAddressee = true
    if (plain === 'you') return this.#swapYou(index)
    if (plain.startsWith('i') && !isFirstPerson(this.sentence, index)) return
    const swapped = SWAPPED.get(plain)
    if (swapped) this.#replacements.set(index, swapped)
    if (plain === 'i') this.#agree(index, secondPersonVerb)
  }

  #swapYou(index: number) {
    const verb = this.#verbAfter(index)
    if (verb === null || this.#isObject(index, verb)) return this.#replacements.set(index, 'me')
    if (GENERIC_YOU.test(this.sentence.plain(verb))) this.isDoubtful = true
    this.#replacements.set(index, 'I')
    this.#agree(index, firstPersonVerb)
  }

  #isObject(index: number, verb: number): boolean {
    if (this.sentence.isApart(index)) return false
    const before = this.sentence.plain(index - 1)
    if (PREPOSITIONS.has(before)) return !/^(before|after|until|since|than|like|for)$/.test(before)
    if (PERCEPTION.test(before)) return true
    return isKnownVerb(before) && !isFiniteVerb(this.sentence.plain(verb)) && verb > index + 1
  }

  #verbAfter(index: number): number | null {
    const verb = this.sentence.skipAdverbs(index + 1)
    const plain = this.sentence.plain(verb)
    const isVerb = isFiniteVerb(plain) || isKnownVerb(plain)
    return isVerb && !this.sentence.isApart(index + 1) ? verb : null
  }

  #agree(index: number, form: (verb: string) => string) {
    const verb = this.#verbAfter(index)
    if (verb === null) return
    const plain = this.sentence.plain(verb)
    // After "you" only "are" and "were" differ from "I"; an -s word there is a noun ("you stories").
    if (form(plain) !== plain && /^(are|were|aren't|weren't|am|was|wasn't)$/.test(plain)) {
      this.#replacements.set(verb, form(plain))
    }
  }
}
