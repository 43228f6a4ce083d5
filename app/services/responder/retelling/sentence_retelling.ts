import type { CloneIdentity } from '../people/clone_identity.js'
import { peopleIn, type Person } from '../people/other_people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { acts, AgreeingVerbs } from './agreeing_verbs.js'
import { CloneReferences, type CloneReference } from './clone_references.js'
import { coupleEnd, coupleOf, followsPartner } from './couples.js'
import { GroupPronouns } from './group_pronouns.js'
import { PronounResolution } from './pronoun_resolution.js'
import { retelling, type Retelling, type Subject } from './retold_sentence.js'
import type { Salience } from './salience.js'
import { SentenceDraft } from './sentence_draft.js'
import { replaceTeller, replaceTellersGroup } from './teller_pronouns.js'
import { areTogether, takesPart } from './togetherness.js'

/**
 * Turns one sentence about the clone into the first person: the names and pronouns that mean the
 * clone, the verbs that follow them, and the teller's own "I". It gives the sentence up for quotation
 * when a pronoun could mean someone else, when a name's role is unclear, and when it tells of the
 * clone's death, which nobody tells of themselves.
 */
export class SentenceRetelling {
  readonly #draft: SentenceDraft
  readonly #people: Person[]
  readonly #pronouns: PronounResolution
  readonly #references: CloneReference[]
  readonly #verbs: AgreeingVerbs

  constructor(
    private readonly sentence: ParsedSentence,
    identity: CloneIdentity,
    private readonly salience: Salience,
    private readonly isMemory: boolean
  ) {
    this.#draft = new SentenceDraft(sentence)
    this.#people = peopleIn(sentence, identity)
    this.#pronouns = new PronounResolution(sentence, this.#people, identity, salience, isMemory)
    const references = new CloneReferences(this.#draft, identity, this.#people, this.#pronouns)
    this.#references = references.find()
    this.#verbs = new AgreeingVerbs(this.#draft, identity, this.#people)
  }

  /** The sentence retold; moves the salience on to it. */
  retell(): Retelling {
    this.#rewrite()
    const about = this.#about()
    this.#advanceSalience(about)
    const { language, text } = this.sentence
    if (this.#draft.isDoubtful) return retelling(text, 'quoted', about, language)
    if (!this.#draft.isRewritten) return retelling(text, 'own', about, language)
    return retelling(this.#draft.text, 'retold', about, language)
  }

  #rewrite() {
    for (const reference of this.#references) this.#replace(reference)
    const { salience, isMemory } = this
    new GroupPronouns(this.#draft, this.#people, this.#references, salience, isMemory).replace()
    replaceTeller(this.#draft, isMemory)
    if (!this.#draft.isOfCouple && takesPart(this.#references)) replaceTellersGroup(this.#draft)
  }

  #replace(reference: CloneReference) {
    const { index, length, role } = reference
    if (role === 'apposed') return
    const { death, forms } = this.sentence.language.retelling
    const after = this.sentence.plain(index + length)
    if (role === 'unclear') this.#draft.isDoubtful = true
    else if (role === 'subject') this.#replaceSubject(reference)
    else if (role === 'contracted')
      this.#draft.writeOver(index, length, this.#contraction(index + length))
    else this.#draft.writeOver(index, length, forms[role])
    if (death.last.test(after)) this.#draft.isDoubtful = true
  }

  #contraction(after: number): string {
    const next = this.sentence.plain(this.sentence.skipAdverbs(after))
    return this.sentence.language.retelling.contraction(this.sentence.plain(after - 1), next)
  }

  #replaceSubject({ index, length }: CloneReference) {
    const and = index + length
    const end = coupleEnd(this.sentence, this.#people, and)
    if (end) {
      this.#draft.isOfCouple = true
      return this.#draft.writeOver(index, end - index, coupleOf(this.sentence, and + 1, end))
    }
    this.#draft.writeOver(index, length, this.sentence.language.retelling.forms.subject)
    // "Paulo and Rui went": the verb stays plural.
    if (followsPartner(this.sentence, this.#people, index)) this.#draft.isOfCouple = true
    else this.#verbs.agree(index, and)
  }

  // What the next sentence can refer to

  #about(): Subject {
    if (!this.#references.length && this.#saysWe()) return 'clone'
    const reference = this.#references.find(
      ({ role }) => role !== 'possessive' || !this.#people.length
    )
    const [person] = this.#people
    if (!reference) {
      return person || this.#references.length || this.#pronouns.hasOther ? 'other' : 'nobody'
    }
    const isFirst = person && person.from < reference.index && acts(this.sentence, person)
    return isFirst ? 'other' : 'clone'
  }

  /** "We planted two lemon trees", said of the couple of the sentence before. */
  #saysWe(): boolean {
    return this.#draft.says(this.sentence.language.retelling.pluralRoles.subject)
  }

  #advanceSalience(about: Subject) {
    const { salience } = this
    salience.isCloneKnown ||= this.#references.length > 0
    if (about === 'nobody') return
    const isCouple = this.#draft.isOfCouple || this.#saysWe()
    const goesOnAboutOther = this.#pronouns.hasOther && !this.#people.length
    salience.areTogether =
      areTogether(this.sentence, this.#people, this.#references) || this.#stayTogether(isCouple)
    salience.subject = isCouple ? 'couple' : about
    if (!goesOnAboutOther) salience.rivals = isCouple ? [] : this.#people
  }

  /** A couple stays one until somebody else comes in. */
  #stayTogether(isCouple: boolean): boolean {
    return isCouple || (this.salience.areTogether && !this.#people.length)
  }
}
