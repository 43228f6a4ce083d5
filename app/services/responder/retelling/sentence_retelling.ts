import type { CloneIdentity } from '../people/clone_identity.js'
import { KINSHIP } from '../text/lexicon.js'
import { isFirstPerson } from './narrator.js'
import { peopleIn, type Person } from '../people/people.js'
import {
  DEATH,
  isThirdPersonPronoun,
  PronounResolution,
  type Salience,
} from './pronoun_resolution.js'
import { roleOfName, roleOfPronoun, subjectVerb, type Role } from './reference_role.js'
import { retelling, type Retelling, type Subject } from './retold_sentence.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import {
  firstPersonVerb,
  isFiniteVerb,
  isKnownThirdPerson,
  isKnownVerb,
  secondPersonVerb,
} from '../text/verb_agreement.js'

/** A place in the sentence that means the clone. */
interface Reference {
  index: number
  length: number
  role: Role
}

const FORMS: Partial<Record<Role, string>> = {
  object: 'me',
  possessive: 'my',
  independent: 'mine',
  reflexive: 'myself',
}

const PLURAL_PRONOUNS = new Map([
  ['they', 'we'],
  ['them', 'us'],
  ['their', 'our'],
  ['theirs', 'ours'],
  ['themselves', 'ourselves'],
])

/** The teller becomes the person the clone talks with. */
const TELLER = new Map([
  ['i', 'you'],
  ['me', 'you'],
  ['my', 'your'],
  ['mine', 'yours'],
  ['myself', 'yourself'],
  ["i'm", "you're"],
  ["i've", "you've"],
  ["i'd", "you'd"],
  ["i'll", "you'll"],
])

const TELLERS_GROUP = new Map([
  ['we', 'you'],
  ['us', 'you'],
  ["we're", "you're"],
  ["we've", "you've"],
  ["we'd", "you'd"],
  ["we'll", "you'll"],
])

/** After "he's": has, not is. */
const PARTICIPLE = /^(been|got|gone|had|done|seen|made|taken|lost|won|lived|worked|known)$/
const LAST_THINGS = /^(death|funeral|grave|burial|ashes|coffin|tomb)$/
const PASSING = /^(passed away|was buried|was cremated)$/
const BEFORE_PARTNER = /^(his|her|my|our|the|a|an|old|younger|elder|older|little|best|late)$/

/**
 * Turns one sentence about the clone into the first person: the names and pronouns that mean the
 * clone, the verbs that follow them, and the teller's own "I". It gives the sentence up for quotation
 * when a pronoun could mean someone else, when a name's role is unclear, and when it tells of the
 * clone's death, which nobody tells of themselves.
 */
export class SentenceRetelling {
  readonly #people: Person[]
  readonly #pronouns: PronounResolution
  readonly #references: Reference[] = []
  readonly #replacements = new Map<number, string>()
  #isDoubtful = false
  #isCouple = false

  constructor(
    private readonly sentence: ParsedSentence,
    private readonly identity: CloneIdentity,
    private readonly salience: Salience,
    private readonly isMemory: boolean
  ) {
    this.#people = peopleIn(sentence, identity)
    this.#pronouns = new PronounResolution(sentence, this.#people, identity, salience, isMemory)
  }

  /** The sentence retold; moves the salience on to it. */
  retell(): Retelling {
    this.#findReferences()
    for (const reference of this.#references) this.#replace(reference)
    this.#replacePlurals()
    this.#replaceTeller()
    this.#replaceTellersGroup()
    const about = this.#about()
    this.#advanceSalience(about)
    if (this.#isDoubtful) return retelling(this.sentence.text, 'quoted', about)
    if (!this.#replacements.size) return retelling(this.sentence.text, 'own', about)
    return retelling(this.sentence.withReplacements(this.#replacements), 'retold', about)
  }

  #findReferences() {
    for (const index of this.sentence.ownIndexes()) {
      if (this.#references.some((reference) => index < reference.index + reference.length)) continue
      const length = this.identity.mentionLength(this.sentence.words, index)
      if (length) this.#references.push({ index, length, role: this.#roleOfName(index, length) })
      else if (isThirdPersonPronoun(this.sentence.plain(index))) this.#addPronoun(index)
    }
  }

  #roleOfName(index: number, length: number): Role {
    if (this.#isApposed(index, length)) return 'apposed'
    const role = roleOfName(this.sentence, this.identity, index, length)
    return role === 'unclear' && this.#coupleEnd(index, length) ? 'subject' : role
  }

  /** "My father, Rui, was…" */
  #isApposed(index: number, length: number): boolean {
    const before = this.#references.at(-1)
    const isNext = before !== undefined && before.index + before.length === index
    return isNext && [index, index + length].every((at) => this.sentence.followsComma(at))
  }

  #addPronoun(index: number) {
    const role = roleOfPronoun(this.sentence, index)
    const antecedent = this.#pronouns.antecedentOf(index, role, this.#references.length > 0)
    if (antecedent === 'other') return
    if (antecedent === 'unsure') this.#isDoubtful = true
    this.#references.push({ index, length: 1, role })
  }

  #replace(reference: Reference) {
    const { index, length, role } = reference
    if (role === 'apposed') return
    if (role === 'unclear') this.#isDoubtful = true
    else if (role === 'subject') this.#replaceSubject(reference)
    else if (role === 'contracted') this.#put(index, length, this.#contractionAt(index + length))
    else this.#put(index, length, FORMS[role] ?? 'me')
    if (LAST_THINGS.test(this.sentence.plain(index + length))) this.#isDoubtful = true
  }

  /** "He's", "Rui'd": I'm, I'd; "he's been": I've been. */
  #contractionAt(after: number): string {
    const ending = this.sentence.plain(after - 1).split("'")[1]
    if (ending !== 's') return `I'${ending}`
    const participle = this.sentence.plain(this.sentence.skipAdverbs(after))
    return PARTICIPLE.test(participle) ? "I've" : "I'm"
  }

  #replaceSubject({ index, length }: Reference) {
    const coupleEnd = this.#coupleEnd(index, length)
    if (coupleEnd) return this.#replaceCouple(index, length, coupleEnd)
    this.#put(index, length, 'I')
    if (this.#followsPartner(index)) this.#isCouple = true
    else this.#agree(index, index + length)
  }

  /** "Paulo and Rui went": the verb stays plural. */
  #followsPartner(index: number): boolean {
    if (this.sentence.plain(index - 1) !== 'and' || this.sentence.isApart(index)) return false
    return this.#people.some(({ to }) => to === index - 1 && !this.sentence.isApart(to))
  }

  /** Writes a form over a run of words, unless they are part of something written already. */
  #put(index: number, length: number, form: string) {
    if (this.#replacements.has(index)) return
    this.#replacements.set(index, form)
    for (let at = index + 1; at < index + length; at++) this.#replacements.set(at, '')
  }

  // Verbs

  #agree(index: number, after: number) {
    const inverted = this.sentence.plain(index - 1)
    if (/^(is|has|does)$/.test(inverted) && !this.sentence.isApart(index))
      this.#agreeVerb(index - 1)
    const verb = subjectVerb(this.sentence, this.identity, after)
    if (verb === null) return
    if (this.#isPassing(verb)) this.#isDoubtful = true
    this.#agreeVerb(verb)
    this.#agreeCoordinated(verb)
  }

  #isPassing(verb: number): boolean {
    return DEATH.test(this.sentence.plain(verb)) || PASSING.test(this.sentence.run(verb, 2))
  }

  #agreeVerb(index: number) {
    const plain = this.sentence.plain(index)
    const verb = firstPersonVerb(plain)
    if (verb !== plain) this.#replacements.set(index, verb)
  }

  /** "Rui sings, laughs and never complains": verbs joined to the first one agree as well. */
  #agreeCoordinated(first: number) {
    for (let index = first + 1; index < this.sentence.words.length; index++) {
      if (this.#isNewSubject(index)) return
      const verb = this.#coordinatedVerbAt(index)
      if (verb !== null) this.#agreeVerb(verb)
    }
  }

  #coordinatedVerbAt(index: number): number | null {
    const isJoined = /^(and|but|or|then)$/.test(this.sentence.plain(index))
    if (!isJoined && !this.sentence.followsComma(index)) return null
    const verb = this.sentence.skipAdverbs(isJoined ? index + 1 : index)
    if (this.#isPassing(verb)) this.#isDoubtful = true
    const isFollowed = !this.sentence.isApart(verb + 1)
    return isFollowed && isKnownThirdPerson(this.sentence.plain(verb)) ? verb : null
  }

  #isNewSubject(index: number): boolean {
    if (/^(who|which|that|it|they|we|you)$/.test(this.sentence.plain(index))) return true
    return this.#people.some((person) => person.from === index && this.#isSubject(person))
  }

  #isSubject({ to }: Person): boolean {
    return isFiniteVerb(this.sentence.plain(this.sentence.skipAdverbs(to)))
  }

  // Couples

  /** End of "[clone] and his brother Paulo" or "[clone] and I" in front of a verb; 0 when there is none. */
  #coupleEnd(index: number, length: number): number {
    const and = index + length
    if (this.sentence.plain(and) !== 'and') return 0
    if (this.sentence.isApart(and) || this.sentence.isApart(and + 1)) return 0
    const end = this.#partnerEnd(and + 1)
    const verb = this.sentence.plain(this.sentence.skipAdverbs(end))
    return end && (isFiniteVerb(verb) || isKnownVerb(verb)) ? end : 0
  }

  #partnerEnd(from: number): number {
    if (this.sentence.plain(from) === 'i') return from + 1
    const partner = this.#people.find((person) => person.from >= from && person.from <= from + 2)
    const isOwned = /^(his|her)$/.test(this.sentence.plain(from))
    if (!partner) return isOwned && this.sentence.verbAfter(from + 2) !== null ? from + 2 : 0
    const before = this.sentence.run(from, partner.from - from).split(' ')
    return before.every((word) => !word || BEFORE_PARTNER.test(word)) ? partner.to : 0
  }

  #replaceCouple(index: number, length: number, end: number) {
    const partner = this.sentence.words.slice(index + length + 1, end).map(({ text, plain }) => {
      return /^(his|her)$/.test(plain) ? 'my' : (TELLER.get(plain) ?? text)
    })
    this.#isCouple = true
    this.#put(index, end - index, `${partner.join(' ')} and I`)
  }

  /** "They" after "Rui and Teresa" means both; after a clone and one other it may mean anyone. */
  #replacePlurals() {
    for (const index of this.sentence.ownIndexes()) {
      const form = PLURAL_PRONOUNS.get(this.sentence.plain(index))
      if (!form || this.#replacements.has(index) || this.#hasPluralBefore(index)) continue
      if (this.#areBothMeant(index, form)) this.#replacements.set(index, form)
      else if (this.#couldMeanBoth(index)) this.#isDoubtful = true
    }
  }

  #hasPluralBefore(index: number): boolean {
    return this.#people.some((person) => person.isPlural && person.to <= index)
  }

  #areBothMeant(index: number, form: string): boolean {
    // "He watered them": whoever acts is not among those acted upon.
    if (form === 'us' && this.#actsBefore(index)) return false
    if (this.#isCouple || this.salience.subject === 'couple' || this.salience.areTogether)
      return true
    if (this.#areTogether(this.#people.filter(({ to }) => to <= index))) return true
    return form === 'our' && this.#opensOnTheirKin(index)
  }

  /** "Their daughter was born…", where nobody was named before: the clone's and its partner's. */
  #opensOnTheirKin(index: number): boolean {
    const isFirst = !this.salience.isCloneKnown && !this.#references.length && index === 0
    return isFirst && this.isMemory && KINSHIP.has(this.sentence.plain(index + 1))
  }

  #actsBefore(index: number): boolean {
    return this.#references.some(({ role, index: at }) => role === 'subject' && at < index)
  }

  #couldMeanBoth(index: number): boolean {
    const before = this.#people.filter(({ to }) => to <= index)
    return [...this.salience.rivals, ...before].some(({ isPlural }) => !isPlural)
  }

  // The teller

  #replaceTeller() {
    for (const index of this.sentence.ownIndexes()) {
      if (this.#replacements.has(index) || !isFirstPerson(this.sentence, index)) continue
      if (!this.isMemory) this.#isDoubtful = true
      this.#replacements.set(index, TELLER.get(this.sentence.plain(index)) ?? 'you')
      if (this.sentence.plain(index) === 'i') this.#agreeTeller(index)
    }
  }

  #agreeTeller(index: number) {
    const verb = this.sentence.skipAdverbs(index + 1)
    const form = secondPersonVerb(this.sentence.plain(verb))
    if (!this.#replacements.has(verb) && form !== this.sentence.plain(verb)) {
      this.#replacements.set(verb, form)
    }
  }

  /** In "he laughed with us" the teller's group is without the clone; in "we went to the sea" it is not. */
  #replaceTellersGroup() {
    if (this.#isCouple || !this.#takesPart()) return
    for (const index of this.sentence.ownIndexes()) {
      const form = TELLERS_GROUP.get(this.sentence.plain(index))
      if (form && !this.#replacements.has(index)) this.#replacements.set(index, form)
    }
  }

  #takesPart(): boolean {
    return this.#references.some(({ role }) => role === 'subject' || role === 'object')
  }

  // What the next sentence can refer to

  #about(): Subject {
    if (!this.#references.length && this.#isOfCouple()) return 'clone'
    const reference = this.#references.find(
      ({ role }) => role !== 'possessive' || !this.#people.length
    )
    const [person] = this.#people
    if (!reference) {
      return person || this.#references.length || this.#pronouns.hasOther ? 'other' : 'nobody'
    }
    return person && person.from < reference.index && this.#isSubject(person) ? 'other' : 'clone'
  }

  /** "We planted two lemon trees", said of the couple of the sentence before. */
  #isOfCouple(): boolean {
    return [...this.#replacements.values()].includes('we')
  }

  #advanceSalience(about: Subject) {
    const { salience } = this
    salience.isCloneKnown ||= this.#references.length > 0
    if (about === 'nobody') return
    const isCouple = this.#isCouple || this.#isOfCouple()
    const goesOnAboutOther = this.#pronouns.hasOther && !this.#people.length
    salience.areTogether = this.#areTogether(this.#people) || this.#staysTogether(isCouple)
    salience.subject = isCouple ? 'couple' : about
    if (!goesOnAboutOther) salience.rivals = isCouple ? [] : this.#people
  }

  /** A couple stays one until somebody else comes in. */
  #staysTogether(isCouple: boolean): boolean {
    return isCouple || (this.salience.areTogether && !this.#people.length)
  }

  /** The clone and exactly one other, and no things that "they" could be. */
  #areTogether(people: Person[]): boolean {
    if (people.length !== 1 || people[0].isPlural || !this.#takesPart()) return false
    return (
      this.sentence
        .run(people[0].from - 2, 2)
        .split(' ')
        .includes('with') || !this.#namesThings()
    )
  }

  #namesThings(): boolean {
    return this.sentence.words.some(
      ({ text, plain }) =>
        /^\p{Ll}{3,}s$/u.test(text) && !isKnownVerb(plain) && !NO_PLURALS.test(plain)
    )
  }
}

const NO_PLURALS = /(ss|us|is|'s|as|ways|times)$/
