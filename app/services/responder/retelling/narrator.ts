import type { CloneIdentity } from '../people/clone_identity.js'
import type { GroundedPassage } from '../grounded_context.js'
import { IRREGULAR_PASTS, KINSHIP } from '../text/lexicon.js'
import { peopleIn } from '../people/people.js'
import { isThirdPersonPronoun } from './pronoun_resolution.js'
import { ParsedSentence } from '../text/parsed_sentence.js'

/**
 * Whose voice a passage is in:
 * - `clone`: the clone's own "I", or nobody's; said as it stands.
 * - `teller`: someone writes about the clone as "Rui", "he" or "Dad"; "I" is the teller.
 * - `addresser`: the teller writes to the clone as "you".
 * - `user`: said by the user earlier in a conversation.
 * - `speaker`: said by somebody else in a chat; only to be quoted, under that name.
 * - `unknown`: can't be told; only safe to quote.
 */
export type Narrator = 'clone' | 'teller' | 'addresser' | 'user' | 'speaker' | 'unknown'

export type NarratedPassage = Pick<
  GroundedPassage,
  'id' | 'sourceType' | 'sourceTitle' | 'content' | 'speaker' | 'isOwn'
>

interface Traces {
  first: number
  second: number
  third: number
  mentions: number
  ownsKin: boolean
  /** "He" or "she" before anyone was named whom it could mean. */
  opensOnPronoun: boolean
  /** "You" stands before any "I". */
  opensOnYou: boolean
  tellsWhatYouDid: boolean
}

/** Decides whose voice each of the given passages is in, each in the light of the others. */
export class NarratorReading {
  readonly #traces = new Map<string, Traces>()

  constructor(
    private readonly identity: CloneIdentity,
    private readonly passages: GroundedPassage[]
  ) {
    for (const passage of passages) this.#traces.set(passage.id, this.#trace(passage.content))
  }

  narratorOf(passage: NarratedPassage): Narrator {
    if (passage.sourceType === 'message') return 'user'
    if (passage.speaker) return this.#isClone(passage) ? 'clone' : 'speaker'
    const traces = this.#traces.get(passage.id) ?? this.#trace(passage.content)
    if (traces.mentions > 0) return this.#narratorWhoMentions(passage, traces)
    if (this.#speaksToClone(passage, traces)) return this.#narratorWhoSpeaksTo(traces)
    if (this.#isMissed(passage, traces) && !this.#isSelfTold())
      return this.identity.kinship ? 'teller' : 'unknown'
    if (traces.first > 0) return 'clone'
    if (traces.third > 0) return passage.sourceType === 'memory' ? 'teller' : 'unknown'
    return 'clone'
  }

  #isClone({ speaker, isOwn }: NarratedPassage) {
    return isOwn === true || this.identity.isCalled(speaker!)
  }

  #narratorWhoMentions(passage: NarratedPassage, traces: Traces): Narrator {
    if (traces.first === 0) return 'teller'
    if (this.#isSelfTold()) return 'clone'
    if (passage.sourceType === 'document') return this.#narratorOfDocument(passage)
    return this.identity.isSelf ? 'unknown' : 'teller'
  }

  /** Everything else is told by an "I" who is never named, so whoever names the clone or says "he" is the clone too. */
  #isSelfTold(): boolean {
    if (this.identity.kinship) return false
    const traces = [...this.#traces.values()]
    const isTold = ({ first, mentions }: Traces) => first === 0 && mentions > 0
    const isOwn = ({ first, mentions, third }: Traces) => first > 0 && mentions === 0 && third === 0
    return !traces.some(isTold) && traces.some(isOwn)
  }

  /** A document that says "I" elsewhere without naming the clone is the clone's own. */
  #narratorOfDocument(passage: NarratedPassage): Narrator {
    const siblings = this.passages.filter(
      (other) => other.id !== passage.id && other.sourceTitle === passage.sourceTitle
    )
    const isOwn = siblings.some(({ id }) => {
      const traces = this.#traces.get(id)
      return traces !== undefined && traces.first > 0 && traces.mentions === 0
    })
    return isOwn ? 'clone' : 'unknown'
  }

  /** Whether "you" did something, as in "You taught me to ride a bike". */
  #speaksToClone(passage: NarratedPassage, traces: Traces): boolean {
    if (passage.sourceType !== 'memory' || this.identity.isSelf || traces.ownsKin) return false
    return traces.second >= traces.third && traces.tellsWhatYouDid
  }

  /** Only someone close writes to the clone, opening with "you"; else it may be a letter of the clone's. */
  #narratorWhoSpeaksTo(traces: Traces): Narrator {
    return this.identity.kinship && traces.opensOnYou ? 'addresser' : 'unknown'
  }

  /** "I miss him": in a memory of someone, the "he" whom nobody introduced is the clone. */
  #isMissed(passage: NarratedPassage, traces: Traces): boolean {
    if (passage.sourceType !== 'memory' || this.identity.isSelf) return false
    return traces.first > 0 && traces.third > 0 && traces.opensOnPronoun
  }

  #trace(content: string): Traces {
    const sentence = new ParsedSentence(content)
    const traces: Traces = {
      first: 0,
      second: 0,
      third: 0,
      mentions: 0,
      ownsKin: false,
      opensOnPronoun: this.#opensOnPronoun(sentence),
      opensOnYou: false,
      tellsWhatYouDid: false,
    }
    for (const index of sentence.ownIndexes()) this.#note(traces, sentence, index)
    return traces
  }

  #opensOnPronoun(sentence: ParsedSentence): boolean {
    const pronoun = sentence
      .ownIndexes()
      .find((index) => isThirdPersonPronoun(sentence.plain(index)))
    const [person] = peopleIn(sentence, this.identity)
    return pronoun !== undefined && (person === undefined || person.from > pronoun)
  }

  #note(traces: Traces, sentence: ParsedSentence, index: number) {
    const plain = sentence.plain(index)
    if (isFirstPerson(sentence, index)) traces.first++
    else if (/^(you|your|yours|yourself|you'\w+)$/.test(plain)) noteYou(traces, sentence, index)
    else if (isThirdPersonPronoun(plain) || (index === 0 && plain === 'their')) traces.third++
    if (plain === 'my' && isYoungerKin(sentence.plain(index + 1))) traces.ownsKin = true
    if (this.#mentionsAsOther(sentence, index)) traces.mentions++
  }

  /** A mention of the clone by somebody else: not "I am Rui", "they called me Rui". */
  #mentionsAsOther(sentence: ParsedSentence, index: number): boolean {
    if (!this.identity.mentionLength(sentence.words, index)) return false
    const before = `${sentence.plain(index - 2)} ${sentence.plain(index - 1)}`
    return !/\b(i am|i'm|me|name is|name was|named|i was|myself|i)$/.test(before)
  }
}

function noteYou(traces: Traces, sentence: ParsedSentence, index: number) {
  traces.second++
  if (traces.first === 0) traces.opensOnYou = true
  const verb = sentence.plain(sentence.skipAdverbs(index + 1))
  const isPast = IRREGULAR_PASTS.has(verb) || (verb.length > 3 && verb.endsWith('ed'))
  if (sentence.plain(index) === 'you' && isPast) traces.tellsWhatYouDid = true
}

/** Whether a word is "I", "me", "my"… ("I" only with its capital, so that a list's "i" is none). */
export function isFirstPerson(sentence: ParsedSentence, index: number): boolean {
  const word = sentence.words[index]
  return /^I(['’]\w+)?$/.test(word?.text ?? '') || /^(me|my|mine|myself)$/.test(word?.plain ?? '')
}

function isYoungerKin(plain: string): boolean {
  return /^(daughter|son|grandson|granddaughter|child)$/.test(KINSHIP.get(plain)?.family ?? plain)
}
