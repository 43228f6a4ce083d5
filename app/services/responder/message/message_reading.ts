import type { Social } from '../languages/contract/messages.js'
import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { withoutEnd } from '../text/trimming.js'
import { plainText, wordsOf } from '../text/words.js'
import { isAsking } from './asking.js'
import type { Intent } from './intent.js'
import { moodOf } from './moods.js'
import { isDistress, openingOf, sayingOf } from './sayings.js'

const mostQuestions = 2
const mostPeels = 6
const mostAddressWords = 4

const charactersBeforeEnd = 4_000

/** Reads what a message wants; greetings and thanks in more languages than the clone's. */
export function readIntent(message: string, identity: CloneIdentity): Intent {
  return new MessageReading(identity).read(message)
}

/** Takes the social words off both ends of a message and sorts what is left. */
class MessageReading {
  readonly #intent: Intent = {
    socials: [],
    greeting: '',
    questions: [],
    statement: '',
    mood: 'neutral',
  }

  readonly #language: Language

  constructor(private readonly identity: CloneIdentity) {
    this.#language = identity.language
  }

  read(message: string): Intent {
    if (!wordsOf(message).length) this.#note('empty', message)
    else if (isDistress(message, this.#language)) this.#note('distress', message)
    else this.#readWords(message)
    return this.#intent
  }

  #readWords(message: string) {
    const { spellings } = this.#language.messages
    const spelled = spellings.reduce(
      (text, [short, word]) => text.replace(short, word),
      message.trim()
    )
    const rest = fromFirstWord(this.#withoutEnd(this.#withoutBeginning(spelled)))
    if (rest) this.#sort(rest)
  }

  #note(social: Social, said: string) {
    const intent = this.#intent
    if (social === 'greeting') intent.greeting ||= said
    if (!intent.socials.includes(social)) intent.socials.push(social)
  }

  // The beginning and the end

  #withoutBeginning(text: string): string {
    let rest = text
    for (let peels = 0; peels < mostPeels; peels++) {
      const shorter = this.#withoutFirst(rest)
      if (shorter === rest) return rest
      rest = shorter
    }
    return rest
  }

  #withoutFirst(text: string): string {
    const address = this.#addressLength(text)
    if (address) return fromFirstWord(text.slice(address))
    const opening = openingOf(text, this.#language)
    if (!opening) return text
    const { social, length } = opening
    const after = this.#afterAddress(text.slice(length))
    // "Good question" is no "good", and "see you in Porto" no goodbye.
    if (social === 'acknowledgement' && !endsClause(text.slice(length))) return text
    if (social === 'goodbye' && !endsClause(after)) return text
    this.#note(social, text.slice(0, length))
    return fromFirstWord(after)
  }

  /** Length of "Dad," or "mom" in front of what is asked; 0 when there is no address. */
  #addressLength(text: string): number {
    const bare = this.#language.messages.bareAddress.exec(text)
    if (bare && this.identity.isFormOfAddress(plainText(bare[1]))) return bare[0].length
    const setOff = /^([^,:!?.\n]{1,60})[,:!]/.exec(text)
    return setOff && this.#isAddress(setOff[1]) ? setOff[0].length : 0
  }

  #isAddress(text: string): boolean {
    const words = wordsOf(text).map(({ plain }) => plain)
    if (words.length > mostAddressWords) return false
    const { kinship } = this.#language.people
    const isOne = words.some((word) => this.identity.isFormOfAddress(word) || kinship.has(word))
    return isOne && words.every((word) => this.#canAddress(word))
  }

  #canAddress(plain: string): boolean {
    const { addressWords } = this.#language.messages
    return addressWords.has(plain) || this.identity.isFormOfAddress(plain)
  }

  /** Skips "there", "dad", "my dear Rui" after a greeting. */
  #afterAddress(text: string): string {
    let rest = text
    for (let count = 0; count < mostAddressWords; count++) {
      const next = /^[\s,]*([\p{L}\p{M}'’]{1,40})/u.exec(rest)
      if (!next || !this.#canAddress(plainText(next[1]))) return rest
      rest = rest.slice(next[0].length)
    }
    return rest
  }

  /** Takes a last "thanks!", "bye" or ", dad" off the end. */
  #withoutEnd(text: string): string {
    const { before, last } = lastClauseOf(text)
    if (!wordsOf(last).length) return text
    if (wordsOf(last).every(({ plain }) => this.#canAddress(plain))) {
      return before.replace(/,$/, '?')
    }
    const opening = openingOf(last, this.#language)
    if (!opening || opening.social === 'acknowledgement') return text
    if (opening.length < last.length) return text
    this.#note(opening.social, last)
    return before
  }

  // What is left

  #sort(rest: string) {
    const saying = sayingOf(rest, this.#language)
    if (saying) return this.#note(saying, rest)
    const clauses = clausesIn(rest, this.#language)
    for (const clause of clauses) this.#sortClause(clause, clauses.length > 1)
    this.#intent.questions = this.#intent.questions.slice(-mostQuestions)
    this.#intent.mood = moodOf(rest, this.#language)
  }

  #sortClause(clause: string, isOneOfMany: boolean) {
    const saying = isOneOfMany ? sayingOf(clause, this.#language) : null
    if (saying) this.#note(saying, clause)
    else if (isAsking(clause, this.#language)) this.#intent.questions.push(clause)
    else this.#intent.statement = `${this.#intent.statement} ${clause}`.trim()
  }
}

/** A few words behind the last mark within a text, with the blank behind them, and all that is before; '' where there are none. */
function lastClauseOf(text: string): { before: string; last: string } {
  const said = withoutEnd(text, /[?.!…\s]/)
  const border = Math.max(...['?', '.', '!', ',', '…'].map((mark) => said.lastIndexOf(mark)))
  const rest = text.slice(border + 1).trimStart()
  const [last] = /^[^?.!,…]{1,40}/u.exec(rest) ?? ['']
  const isAll = withoutEnd(rest.slice(last.length), /[?.!…\s]/) === ''
  if (!isAll || border < 1 || border > charactersBeforeEnd) return { before: text, last: '' }
  return { before: text.slice(0, border + 1), last }
}

/** Questions need only rough borders: a question mark, or a full stop before a capital. */
function clausesIn(text: string, { messages }: Language): string[] {
  return text.split(messages.clauseBorder).filter((part) => wordsOf(part).length)
}

function endsClause(rest: string): boolean {
  return /^\s*($|[^\p{L}\p{N}\s'])/u.test(rest)
}

function fromFirstWord(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
