import type { CloneIdentity } from './clone_identity.js'
import { isPossessive } from './clone_identity.js'
import { leansBack, type RetoldSentence } from './first_person.js'
import { KINSHIP, PREPOSITIONS, type Gender } from './lexicon.js'
import { isFirstPerson } from './narrator.js'
import { peopleIn, type Person } from './people.js'
import type { Sentence } from './sentence.js'
import {
  firstPersonVerb,
  isFiniteVerb,
  isKnownThirdPerson,
  isKnownVerb,
  isMidAdverb,
  secondPersonVerb,
} from './verb_agreement.js'

/** Who the sentence before was about, and who else of it a pronoun could mean. */
export interface Salience {
  subject: 'clone' | 'couple' | 'other' | 'nobody'
  rivals: Person[]
  /** The clone was named or meant earlier in the passage. */
  isCloneKnown: boolean
}

type Role =
  | 'subject'
  | 'object'
  | 'possessive'
  | 'independent'
  | 'reflexive'
  | 'contracted'
  | 'apposed'
  | 'unclear'

/** A place in the sentence that means the clone. */
interface Reference {
  index: number
  length: number
  role: Role
}

const PRONOUNS = new Map<string, Gender>([
  ...['he', 'him', 'his', 'himself', "he's", "he'd", "he'll"].map((word) => [word, 'masculine'] as const),
  ...['she', 'her', 'hers', 'herself', "she's", "she'd", "she'll"].map((word) => [word, 'feminine'] as const),
])

const PLURAL_PRONOUNS = new Map([
  ['they', 'we'],
  ['them', 'us'],
  ['their', 'our'],
  ['theirs', 'ours'],
  ['themselves', 'ourselves'],
])

const SECOND_PERSON = new Map([
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

const CLAUSE_OPENERS = /^(before|after|until|since|than|like|for)$/
const NOT_A_NOUN =
  /^(a|an|the|to|and|or|but|that|this|it|him|me|us|them|in|on|at|by|for|with|from|as|if|when|while|because|so|up|down|out|away|back|home|how|what|where|why|who|everything|nothing|something|there|here|very|again|once|every|each|all|i|you|he|she|they|we|about|into|off|over|through|during|until|before|after|since)$/
const CAUSATIVE = /^(made|make|makes|let|lets|saw|see|sees|heard|kept|keep|called|watched|found|helped)$/
const DEATH = /^(died|dies|drowned|perished)$/

/**
 * Turns one sentence about the clone into the first person: names and pronouns that mean the clone,
 * the verbs that follow them, and the teller's own "I". Gives it up for quotation when a pronoun
 * could mean someone else (the previous subject is preferred, as in centering theory: Grosz, Joshi
 * and Weinstein, 1995) or when a name's grammatical role is unclear.
 */
export class SentenceRetelling {
  readonly #people: Person[]
  readonly #replacements = new Map<number, string>()
  readonly #references: Reference[] = []
  #isDoubtful = false
  #isCouple = false
  #hasOther = false

  constructor(
    private readonly sentence: Sentence,
    private readonly identity: CloneIdentity,
    private readonly salience: Salience,
    private readonly isMemory: boolean
  ) {
    this.#people = peopleIn(sentence, identity)
  }

  /** The sentence retold; moves the salience on to it. */
  retell(): Omit<RetoldSentence, 'start' | 'end'> {
    this.#resolveReferences()
    this.#replaceReferences()
    this.#replacePlurals()
    this.#replaceTeller()
    this.#replaceTellersGroup()
    const about = this.#about()
    this.#advanceSalience(about)
    return this.#result(about)
  }

  #result(about: RetoldSentence['about']): Omit<RetoldSentence, 'start' | 'end'> {
    const { text } = this.sentence
    if (this.#isDoubtful) return { text, voice: 'quoted', about, leansBack: leansBack(text) }
    if (!this.#replacements.size) return { text, voice: 'own', about, leansBack: leansBack(text) }
    const retold = capitalised(this.sentence.withReplacements(this.#replacements))
    return { text: retold, voice: 'retold', about, leansBack: leansBack(retold) }
  }

  // References

  #resolveReferences() {
    for (const index of this.sentence.ownIndexes()) {
      if (this.#references.some((reference) => index < reference.index + reference.length)) continue
      const length = this.identity.mentionLength(this.sentence.words, index)
      if (length) this.#references.push({ index, length, role: this.#roleOfName(index, length) })
      else if (PRONOUNS.has(this.sentence.plain(index))) this.#resolvePronoun(index)
    }
  }

  #resolvePronoun(index: number) {
    const gender = PRONOUNS.get(this.sentence.plain(index))!
    const rivals = this.#rivalsAt(index, gender)
    const role = this.#roleOfPronoun(index)
    if (this.#meansOther(gender, rivals) && !this.#isActedOn(role)) return void (this.#hasOther = true)
    if (rivals.length ? !this.#isSettled(index, role, rivals) : !this.#isCloneInReach()) this.#isDoubtful = true
    this.#references.push({ index, length: 1, role })
  }

  #meansOther(gender: Gender, rivals: Person[]): boolean {
    if (this.identity.gender !== 'unknown' && this.identity.gender !== gender) return true
    return rivals.length > 0 && !this.#references.length && this.salience.subject === 'other'
  }

  /** "He wanted him to become a priest", where "he" is the other: then "him" is the clone. */
  #isActedOn(role: Role): boolean {
    return this.#hasOther && role === 'object' && this.salience.isCloneKnown
  }

  #isCloneInReach(): boolean {
    return this.#references.length > 0 || this.salience.isCloneKnown || this.isMemory
  }

  /** People whom a pronoun could mean as well: named before it here, or beside the clone one sentence ago. */
  #rivalsAt(index: number, gender: Gender): Person[] {
    const here = this.#people.filter((person) => person.to <= index)
    const before = this.#references.length ? [] : this.salience.rivals
    return [...before, ...here].filter(
      (person) => !person.isPlural && (person.gender === gender || person.gender === 'unknown')
    )
  }

  /** Rivals that grammar or sense rules out. */
  #isSettled(index: number, role: Role, rivals: Person[]): boolean {
    if (rivals.every((rival) => rival.isElder) && this.#isChildhood(index)) return true
    const [rival] = rivals
    if (rivals.length === 1 && DEATH.test(this.sentence.plain(rival.to)) && rival.to <= index) return true
    if (this.#isActedOn(role)) return true
    return role === 'object' && rivals.length === 1 && this.#isSubjectOfSameClause(rival, index)
  }

  /** "when he was six", "as a boy": not the parent who was just named. */
  #isChildhood(index: number): boolean {
    const following = [1, 2, 3].map((step) => this.sentence.plain(index + step)).join(' ')
    const years =
      /^was (only |just |a |still )*(\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|boy|girl|child|little|small|born)/
    return years.test(following)
  }

  /** An object pronoun never means the subject of its own clause, that would be "himself". */
  #isSubjectOfSameClause(rival: Person, index: number): boolean {
    if (rival.to > index || !this.#people.includes(rival)) return false
    const between = Array.from({ length: index - rival.to }, (_, step) => rival.to + step)
    if (between.some((at) => this.sentence.isApart(at))) return false
    return isFiniteVerb(this.sentence.plain(this.#skipAdverbs(rival.to)))
  }

  #roleOfPronoun(index: number): Role {
    const plain = this.sentence.plain(index)
    if (plain.includes("'")) return 'contracted'
    if (plain === 'he' || plain === 'she') return 'subject'
    if (plain === 'him') return 'object'
    if (plain.endsWith('self')) return 'reflexive'
    if (plain === 'hers') return 'independent'
    return plain === 'his' ? this.#roleOfHis(index) : this.#roleOfHer(index)
  }

  #roleOfHis(index: number): Role {
    return this.sentence.isApart(index + 1) && !this.#opensQuotation(index + 1) ? 'independent' : 'possessive'
  }

  #roleOfHer(index: number): Role {
    const next = this.sentence.plain(index + 1)
    if ((this.sentence.isApart(index + 1) && !this.#opensQuotation(index + 1)) || NOT_A_NOUN.test(next)) return 'object'
    if (next !== 'own' && CAUSATIVE.test(this.sentence.plain(index - 1)) && !KINSHIP.has(next)) return 'unclear'
    return next.length > 4 && next.endsWith('ly') ? 'object' : 'possessive'
  }

  #opensQuotation(index: number): boolean {
    return /^\s*["“«]$/.test(this.sentence.gapBefore(index)) && this.sentence.isQuoted(index)
  }

  #roleOfName(index: number, length: number): Role {
    const after = index + length
    if (isPossessive(this.sentence.words[after - 1])) return this.#roleOfPossessive(after)
    if (this.#isApposed(index, after)) return 'apposed'
    if (this.#isObjectAt(index, after)) return 'object'
    if (this.#coupleEnd(index, length) || this.#verbAfter(after) !== null) return 'subject'
    return 'unclear'
  }

  /** "My father, Rui, was…": the name only says again who was meant. */
  #isApposed(index: number, after: number): boolean {
    const before = this.#references.at(-1)
    const isNext = before !== undefined && before.index + before.length === index
    return isNext && [index, after].every((at) => this.sentence.gapBefore(at).startsWith(','))
  }

  #roleOfPossessive(after: number): Role {
    const next = this.sentence.plain(after)
    return /^(a|an|the|always|never|not|been|got|gone|\w+ing)$/.test(next) && !this.sentence.isApart(after)
      ? 'contracted'
      : 'possessive'
  }

  #isObjectAt(index: number, after: number): boolean {
    if (this.sentence.isApart(index)) return false
    const before = this.sentence.plain(index - 1)
    const hasVerb = !this.sentence.isApart(after) && this.#verbAfter(after) !== null
    if (PREPOSITIONS.has(before)) return !(CLAUSE_OPENERS.test(before) && hasVerb)
    return (isKnownVerb(before) || this.#followsModal(index - 1)) && !hasVerb
  }

  /** "could beat", "to outwit": a verb, though not one from the vocabulary. */
  #followsModal(index: number): boolean {
    return /^(can|could|will|would|to|should|must|may|might|not|never|did|didn't)$/.test(this.sentence.plain(index - 1))
  }

  /** Index of the verb whose subject ends before `after`, also behind an apposition; null when none. */
  #verbAfter(after: number): number | null {
    const direct = this.#skipAdverbs(after)
    if (!this.sentence.isApart(after)) return isFiniteVerb(this.sentence.plain(direct)) ? direct : null
    if (!this.sentence.gapBefore(after).startsWith(',')) return null
    return this.#verbAfterApposition(after)
  }

  #verbAfterApposition(after: number): number | null {
    const opening = this.sentence.plain(after)
    if (!/^(a|an|the|born|then|now|known|son|daughter|my|our)$/.test(opening) && !this.identity.isName(opening)) return null
    const length = this.sentence.words.length
    for (let index = after + 1; index < length; index++) {
      if (!this.sentence.gapBefore(index).startsWith(',')) continue
      const verb = this.#skipAdverbs(index)
      return isFiniteVerb(this.sentence.plain(verb)) ? verb : null
    }
    return null
  }

  #skipAdverbs(from: number): number {
    let index = from
    while (isMidAdverb(this.sentence.plain(index)) && !this.sentence.isApart(index + 1)) index++
    return index
  }

  // Replacements

  #replaceReferences() {
    for (const reference of this.#references) {
      if (reference.role === 'apposed') continue
      if (reference.role === 'unclear') this.#isDoubtful = true
      else if (reference.role === 'subject') this.#replaceSubject(reference)
      else this.#put(reference, this.#formOf(reference))
    }
  }

  #formOf({ index, length, role }: Reference): string {
    if (role === 'possessive') return this.#possessiveAt(index + length)
    if (role === 'independent') return 'mine'
    if (role === 'reflexive') return 'myself'
    return role === 'contracted' ? this.#contractionAt(index + length) : 'me'
  }

  #possessiveAt(after: number): string {
    if (/^(death|funeral|grave|burial|ashes|coffin|tomb)$/.test(this.sentence.plain(after))) this.#isDoubtful = true
    return 'my'
  }

  /** "He's" and "Rui's" before a verb form: I've been, I'm always, I'd, I'll. */
  #contractionAt(after: number): string {
    const ending = this.sentence.plain(after - 1).split("'")[1]
    if (ending !== 's') return `I'${ending}`
    return /^(been|got|gone|had|always been|never been)$/.test(this.sentence.plain(after)) ? "I've" : "I'm"
  }

  #replaceSubject(reference: Reference) {
    const after = reference.index + reference.length
    const coupleEnd = this.#coupleEnd(reference.index, reference.length)
    if (coupleEnd) return this.#replaceCouple(reference, coupleEnd)
    this.#put(reference, 'I')
    if (this.#followsAnd(reference.index)) this.#isCouple = true
    else this.#agree(reference.index, after)
  }

  /** "Paulo and Rui went": the verb stays plural. */
  #followsAnd(index: number): boolean {
    if (this.sentence.plain(index - 1) !== 'and' || this.sentence.isApart(index)) return false
    return this.#people.some((person) => person.to === index - 1 && !this.sentence.isApart(index - 1))
  }

  #agree(index: number, after: number) {
    const inverted = this.sentence.plain(index - 1)
    if (/^(is|has|does)$/.test(inverted) && !this.sentence.isApart(index)) {
      this.#replacements.set(index - 1, firstPersonVerb(inverted))
    }
    const verb = this.#verbAfter(after)
    if (verb === null) return
    if (DEATH.test(this.sentence.plain(verb)) || this.#isPassing(verb)) this.#isDoubtful = true
    this.#agreeVerb(verb)
    this.#agreeCoordinated(verb)
  }

  #isPassing(verb: number): boolean {
    const following = `${this.sentence.plain(verb)} ${this.sentence.plain(verb + 1)}`
    return /^(passed away|was buried|was cremated)$/.test(following)
  }

  #agreeVerb(index: number) {
    const { text, plain } = this.sentence.words[index]
    const verb = firstPersonVerb(plain)
    if (verb !== plain) this.#replacements.set(index, verb)
    else if (text !== plain && this.#replacements.has(index)) this.#replacements.set(index, text)
  }

  /** "Rui sings, laughs and never complains": verbs joined to the first one agree as well. */
  #agreeCoordinated(first: number) {
    for (let index = first + 1; index < this.sentence.words.length; index++) {
      if (this.#isNewSubject(index)) return
      const isJoined = /^(and|but|or|then)$/.test(this.sentence.plain(index))
      if (!isJoined && !this.sentence.gapBefore(index).startsWith(',')) continue
      const verb = this.#skipAdverbs(isJoined ? index + 1 : index)
      const isFollowed = verb + 1 < this.sentence.words.length && !this.sentence.isApart(verb + 1)
      if (isKnownThirdPerson(this.sentence.plain(verb)) && isFollowed) this.#agreeVerb(verb)
    }
  }

  #isNewSubject(index: number): boolean {
    if (/^(who|which|that|it|they|we|you)$/.test(this.sentence.plain(index))) return true
    const person = this.#people.find(({ from }) => from === index)
    return person !== undefined && isFiniteVerb(this.sentence.plain(this.#skipAdverbs(person.to)))
  }

  /**
   * End of "[clone] and his brother Paulo" or "[clone] and I" in front of a verb; 0 when there is no such
   * pair.
   */
  #coupleEnd(index: number, length: number): number {
    const and = index + length
    if (this.sentence.plain(and) !== 'and' || this.sentence.isApart(and) || this.sentence.isApart(and + 1)) return 0
    const partner = this.#people.find(({ from }) => from > and && from <= and + 3)
    const end = this.sentence.plain(and + 1) === 'i' ? and + 2 : (partner?.to ?? 0)
    const isPartnerFirst = partner === undefined || this.#isPlainPartner(and + 1, partner.from)
    return end && isPartnerFirst && isFiniteOrBase(this.sentence.plain(this.#skipAdverbs(end))) ? end : 0
  }

  #isPlainPartner(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      if (!/^(his|her|my|our|the|a|an|old|younger|elder|older|little|best|late)$/.test(this.sentence.plain(index))) return false
    }
    return true
  }

  #replaceCouple({ index, length }: Reference, end: number) {
    const partner = this.#partnerText(index + length + 1, end)
    this.#isCouple = true
    this.#put({ index, length: end - index, role: 'subject' }, `${partner} and I`)
    this.#references.push(...this.#possessivesWithin(index + length + 1, end))
  }

  #partnerText(from: number, end: number): string {
    const words = this.sentence.words.slice(from, end).map(({ text, plain }, offset) => {
      if (isFirstPerson(this.sentence, from + offset)) return SECOND_PERSON.get(plain) ?? text
      return /^(his|her)$/.test(plain) ? 'my' : text
    })
    return words.join(' ')
  }

  #possessivesWithin(from: number, end: number): Reference[] {
    return Array.from({ length: end - from }, (_, step) => from + step)
      .filter((at) => PRONOUNS.has(this.sentence.plain(at)))
      .map((index) => ({ index, length: 1, role: 'possessive' as const }))
  }

  /** Writes a form over a run of words; words already rewritten stay. */
  #put({ index, length }: Reference, form: string) {
    if (this.#replacements.has(index)) return
    this.#replacements.set(index, form)
    for (let at = index + 1; at < index + length; at++) this.#replacements.set(at, '')
  }

  /** "They" after "Rui and Teresa" means both; after a clone and one other it may mean anyone. */
  #replacePlurals() {
    const isOurs = this.#isCouple || this.salience.subject === 'couple'
    for (const index of this.sentence.ownIndexes()) {
      const form = PLURAL_PRONOUNS.get(this.sentence.plain(index))
      if (!form || this.#people.some((person) => person.isPlural && person.to <= index)) continue
      if (isOurs && !(form === 'us' && this.#isActing(index))) this.#replacements.set(index, form)
      else if (!isOurs && this.#couldIncludeClone()) this.#isDoubtful = true
    }
  }

  /** "He watered them": whoever acts is not among those acted upon. */
  #isActing(index: number): boolean {
    return this.#references.some((reference) => reference.role === 'subject' && reference.index < index)
  }

  #couldIncludeClone(): boolean {
    const others = [...this.salience.rivals, ...this.#people]
    return others.length > 0 && !others.some((person) => person.isPlural)
  }

  /** The teller's "I" is the person the clone talks with, who is "you". */
  #replaceTeller() {
    for (const index of this.sentence.ownIndexes()) {
      if (this.#replacements.has(index) || !isFirstPerson(this.sentence, index)) continue
      if (!this.isMemory) this.#isDoubtful = true
      this.#replacements.set(index, SECOND_PERSON.get(this.sentence.plain(index)) ?? 'you')
      if (this.sentence.plain(index) === 'i') this.#agreeTeller(index)
    }
  }

  /** In "he laughed with us" the teller's group is without the clone; in "we went to the sea" it is not. */
  #replaceTellersGroup() {
    const isApart = this.#references.some(({ role }) => role === 'subject' || role === 'object')
    if (!isApart || this.#isCouple) return
    for (const index of this.sentence.ownIndexes()) {
      const form = TELLERS_GROUP.get(this.sentence.plain(index))
      if (form && !this.#replacements.has(index)) this.#replacements.set(index, form)
    }
  }

  #agreeTeller(index: number) {
    const verb = this.#skipAdverbs(index + 1)
    if (this.#replacements.has(verb)) return
    const plain = this.sentence.plain(verb)
    if (secondPersonVerb(plain) !== plain) this.#replacements.set(verb, secondPersonVerb(plain))
  }

  // Salience

  #about(): RetoldSentence['about'] {
    const reference = this.#references.find(({ role }) => role !== 'possessive' || !this.#people.length)
    const [person] = this.#people
    if (!reference && this.#isOfCouple()) return 'clone'
    if (!reference) return person || this.#hasOther || this.#references.length ? 'other' : 'nobody'
    return person && person.from < reference.index && this.#isSubject(person) ? 'other' : 'clone'
  }

  /** "We planted two lemon trees", said of the couple of the sentence before. */
  #isOfCouple(): boolean {
    return [...this.#replacements.values()].includes('we')
  }

  #isSubject(person: Person): boolean {
    return isFiniteVerb(this.sentence.plain(this.#skipAdverbs(person.to)))
  }

  #advanceSalience(about: RetoldSentence['about']) {
    if (this.#isCouple || this.#isOfCouple()) this.salience.subject = 'couple'
    else if (about !== 'nobody') this.salience.subject = about
    if (about !== 'nobody' && !this.#keepsRivals()) this.salience.rivals = this.#isCouple ? [] : this.#people
    this.salience.isCloneKnown ||= this.#references.length > 0
  }

  /** "He drowned in 1990": the person it goes on about stays the one a pronoun means. */
  #keepsRivals(): boolean {
    return this.#hasOther && !this.#people.length
  }
}

function isFiniteOrBase(plain: string): boolean {
  return isFiniteVerb(plain) || isKnownVerb(plain)
}

function capitalised(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:!?])/g, '$1')
    .replace(/^(\P{L}*)(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase())
}
