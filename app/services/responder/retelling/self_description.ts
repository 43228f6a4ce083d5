import type { GroundedContext, GroundedPassage } from '../grounded_context.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { filledIn } from '../text/templates.js'
import { withoutEnd } from '../text/trimming.js'
import { isCapitalised, wordsOf } from '../text/words.js'
import type { FirstPersonNarrator } from './first_person.js'
import type { RetoldSentence } from './retold_sentence.js'

const mostSentences = 4
const mostCharacters = 800

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
      content: clone.description.slice(0, mostCharacters),
      similarity: null,
      score: 0,
    }
  }

  /** "I'm Rui Almeida, your father, a carpenter from Porto." */
  introduction(isCasual: boolean): string {
    const { casual, formal, nameless } = this.identity.language.phrases.introducing
    const name = this.clone.name || nameless
    const sentences = this.#parts()
    const epithets = sentences.map(({ epithet }) => epithet).filter(Boolean)
    const rest = sentences.filter(({ epithet, retold }) => !epithet && isSayable(retold))
    const who = [name, ...epithets].join(', ')
    const first = filledIn(isCasual ? casual : formal, { who })
    return [first, ...rest.map(({ retold }) => retold.text)].join(' ')
  }

  /** The description as sentences that can answer a question. */
  sentences(): RetoldSentence[] {
    const { epithet: phrase } = this.identity.language.phrases.introducing
    return this.#parts().map(({ epithet: who, retold }) =>
      who ? { ...retold, text: filledIn(phrase, { who }), voice: 'retold', about: 'clone' } : retold
    )
  }

  #parts(): Array<{ epithet: string; retold: RetoldSentence }> {
    return this.narrator
      .retell(this.passage)
      .slice(0, mostSentences)
      .map((retold) => ({ retold, taught: this.passage.content.slice(retold.start, retold.end) }))
      .filter(({ taught }) => !this.#rules.selfOnly.test(taught))
      .map(({ retold, taught }) => ({ retold, epithet: this.#epithet(taught) }))
  }

  /** What a description without a verb of its own says the clone is, or ''. */
  #epithet(taught: string): string {
    if (!this.#isNounPhrase(taught)) return ''
    const phrase = withoutEnd(taught, /[.!]/)
    const text = this.#keepsCapital(phrase)
      ? phrase
      : phrase.charAt(0).toLowerCase() + phrase.slice(1)
    return this.identity.isSelf ? text : text.replace(this.#rules.owner, this.#rules.addresseesOwn)
  }

  /** "My father", "A carpenter from Porto who loved the sea": no verb of its own. */
  #isNounPhrase(taught: string): boolean {
    const [head] = taught.split(this.#rules.headEnd)
    const words = wordsOf(head)
    if (this.#rules.subject.test(words[0]?.plain ?? '')) return false
    return !words.some((word) => !isCapitalised(word) && this.#isPredicate(word.plain))
  }

  /** "works" and "was", but not "drummers" or "sailors". */
  #isPredicate(plain: string): boolean {
    return this.identity.language.verbs.isFinite(plain) && !this.#rules.pluralOfTrade.test(plain)
  }

  #keepsCapital(phrase: string): boolean {
    const { pronouns, words } = this.identity.language
    const [first] = wordsOf(phrase)
    if (!first || words.capitalisedCommon.has(first.plain)) return true
    return /^\p{Lu}{2}/u.test(first.text) || first.text === pronouns.selfAsWritten
  }

  get #rules() {
    return this.identity.language.retelling.description
  }
}

function isSayable({ voice }: RetoldSentence): boolean {
  return voice === 'own' || voice === 'retold'
}
