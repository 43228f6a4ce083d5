import type { GroundedPassage } from '../grounded_context.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { tracesIn, type NarratorTraces } from './narrator_traces.js'

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

/** Decides whose voice each of the given passages is in, each in the light of the others. */
export class NarratorReading {
  readonly #traces = new Map<string, NarratorTraces>()

  constructor(
    private readonly identity: CloneIdentity,
    private readonly passages: GroundedPassage[]
  ) {
    for (const passage of passages)
      this.#traces.set(passage.id, tracesIn(passage.content, identity))
  }

  narratorOf(passage: NarratedPassage): Narrator {
    if (passage.sourceType === 'message') return 'user'
    if (passage.speaker) return this.#isClone(passage) ? 'clone' : 'speaker'
    const traces = this.#traces.get(passage.id) ?? tracesIn(passage.content, this.identity)
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

  #narratorWhoMentions(passage: NarratedPassage, traces: NarratorTraces): Narrator {
    if (traces.first === 0) return 'teller'
    if (this.#isSelfTold()) return 'clone'
    if (passage.sourceType === 'document') return this.#narratorOfDocument(passage)
    return this.identity.isSelf ? 'unknown' : 'teller'
  }

  /** Everything else is told by an "I" who is never named, so whoever names the clone or says "he" is the clone too. */
  #isSelfTold(): boolean {
    if (this.identity.kinship) return false
    const traces = [...this.#traces.values()]
    const isTold = ({ first, mentions }: NarratorTraces) => first === 0 && mentions > 0
    const isOwn = ({ first, mentions, third }: NarratorTraces) =>
      first > 0 && mentions === 0 && third === 0
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
  #speaksToClone(passage: NarratedPassage, traces: NarratorTraces): boolean {
    if (passage.sourceType !== 'memory' || this.identity.isSelf || traces.ownsKin) return false
    return traces.second >= traces.third && traces.tellsWhatYouDid
  }

  /** Only someone close writes to the clone, opening with "you"; else it may be a letter of the clone's. */
  #narratorWhoSpeaksTo(traces: NarratorTraces): Narrator {
    return this.identity.kinship && traces.opensOnYou ? 'addresser' : 'unknown'
  }

  /** "I miss him": in a memory of someone, the "he" whom nobody introduced is the clone. */
  #isMissed(passage: NarratedPassage, traces: NarratorTraces): boolean {
    if (passage.sourceType !== 'memory' || this.identity.isSelf) return false
    return traces.first > 0 && traces.third > 0 && traces.opensOnPronoun
  }
}
