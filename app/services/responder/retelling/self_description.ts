import type { CloneIdentity } from '../people/clone_identity.js'
import { isCapitalised } from '../people/clone_identity.js'
import type { FirstPersonNarrator } from './first_person.js'
import type { GroundedContext, GroundedPassage } from '../grounded_context.js'
import { CAPITALISED_COMMON } from '../text/lexicon.js'
import type { RetoldSentence } from './retold_sentence.js'
import { isFiniteVerb } from '../text/verb_agreement.js'
import { wordsOf } from '../text/words.js'

const MAX_SENTENCES = 4
const MAX_CHARACTERS = 800

/** The clone's description as the clone says it: "your father", "a carpenter from Porto". */
export class SelfDescription {
  /** The description in the shape of a passage; it is no passage, so it is never cited. */
  readonly passage: GroundedPassage

  constructor(
    private readonly clone: GroundedContext['clone'],
    private readonly identity: CloneIdentity,
    private readonly narrator: FirstPersonNarrator
  ) {
    this.passage = {
      id: '',
      sourceType: 'memory',
      sourceTitle: null,
      content: clone.description.slice(0, MAX_CHARACTERS),
      similarity: null,
      score: 0,
    }
  }

  /** "I'm Rui Almeida, your father, a carpenter from Porto." */
  introduction(isCasual: boolean): string {
    const name = this.clone.name || 'a clone without a name yet'
    const sentences = this.#parts()
    const epithets = sentences.map(({ epithet }) => epithet).filter(Boolean)
    const rest = sentences.filter(({ epithet, retold }) => !epithet && isSayable(retold))
    const first = `${isCasual ? "I'm" : 'I am'} ${[name, ...epithets].join(', ')}.`
    return [first, ...rest.map(({ retold }) => retold.text)].join(' ')
  }

  /** The description as sentences that can answer a question. */
  sentences(): RetoldSentence[] {
    return this.#parts().map(({ epithet, retold }) =>
      epithet ? { ...retold, text: `I am ${epithet}.`, voice: 'retold', about: 'clone' } : retold
    )
  }

  #parts(): Array<{ epithet: string; retold: RetoldSentence }> {
    return this.narrator
      .retell(this.passage)
      .slice(0, MAX_SENTENCES)
      .map((retold) => ({ retold, taught: this.passage.content.slice(retold.start, retold.end) }))
      .filter(({ taught }) => !/^(me|myself)\b/i.test(taught))
      .map(({ retold, taught }) => ({ retold, epithet: this.#epithet(taught) }))
  }

  /** What a description without a verb of its own says the clone is, or ''. */
  #epithet(taught: string): string {
    if (!isNounPhrase(taught)) return ''
    const phrase = taught.replace(/[.!]+$/, '')
    const text = keepsCapital(phrase) ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1)
    return this.identity.isSelf ? text : text.replace(/\b(my|our)\b/g, 'your')
  }
}

function isSayable({ voice }: RetoldSentence): boolean {
  return voice === 'own' || voice === 'retold'
}

/** "My father", "A carpenter from Porto who loved the sea": no verb of its own. */
function isNounPhrase(taught: string): boolean {
  const [head] = taught.split(/\b(?:who|whom|that|which|whose|where|from)\b|,/)
  const words = wordsOf(head)
  if (/^(i|i'm|he|she|it|we|they|you)$/.test(words[0]?.plain ?? '')) return false
  return !words.some((word) => !isCapitalised(word) && isPredicate(word.plain))
}

/** "works" and "was", but not "drummers" or "sailors". */
function isPredicate(plain: string): boolean {
  return isFiniteVerb(plain) && !/(er|or|ist)s$/.test(plain)
}

function keepsCapital(phrase: string): boolean {
  const [first] = wordsOf(phrase)
  return !first || CAPITALISED_COMMON.has(first.plain) || /^(\p{Lu}{2}|I$)/u.test(first.text)
}
