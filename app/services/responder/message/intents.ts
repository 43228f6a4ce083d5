import { isAsking } from './asking.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import {
  GLAD_WORDS,
  GRAVE_WORDS,
  KINSHIP,
  SAD_NEWS,
  TENDER_WORDS,
  wordSet,
} from '../text/lexicon.js'
import { isDistress, openingOf, sayingOf, type Social } from './sayings.js'
import { contentStems, plainText, stemOf, wordsOf } from '../text/words.js'

/** How a person feels about what they tell. */
export type Mood = 'glad' | 'sad' | 'neutral'

/** What a message wants: company, an answer, or someone to listen. */
export interface Intent {
  /** Social acts in the order they were said. */
  socials: Social[]
  /** The greeting as said, to greet back in kind ("Bom dia"), or ''. */
  greeting: string
  /** Questions to answer, at most two. */
  questions: string[]
  /** What was told without asking, or ''. */
  statement: string
  mood: Mood
}

const MAX_QUESTIONS = 2
const MAX_PEELS = 6
const MAX_ADDRESS_WORDS = 4
const MAX_MOOD_CHARACTERS = 2_000

/** Words that may stand with a name or alone when someone is addressed: "my dear Rui", "hi there". */
const ADDRESS_WORDS = wordSet(`
  there again everyone everybody my dear dearest old friend sweetheart darling so and but please today
  mr mrs ms dr sir madam
`)

const BARE_ADDRESS =
  /^([\p{L}\p{M}]+)\s+(?=(?:i|you|who|what|where|when|why|how|do|did|are|can|were|tell)\b)/iu
const LAST_CLAUSE = /^(.{1,4000}?[?.!,…])\s*([^?.!,…]{1,40})[?.!…\s]*$/su

const SAD_STEMS = new Set([...GRAVE_WORDS, ...TENDER_WORDS, ...SAD_NEWS].map(stemOf))
const GLAD_STEMS = new Set([...GLAD_WORDS].map(stemOf))

/** Reads what a message wants. It knows English, and greetings and thanks in more languages. */
export function readIntent(message: string, identity: CloneIdentity): Intent {
  return new MessageReading(identity).read(message)
}

/** The mood of news; grief wins over gladness. */
export function moodOf(text: string): Mood {
  const stems = contentStems(text.slice(0, MAX_MOOD_CHARACTERS))
  if (stems.some((stem) => SAD_STEMS.has(stem))) return 'sad'
  return stems.some((stem) => GLAD_STEMS.has(stem)) ? 'glad' : 'neutral'
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

  constructor(private readonly identity: CloneIdentity) {}

  read(message: string): Intent {
    if (!wordsOf(message).length) this.#note('empty', message)
    else if (isDistress(message)) this.#note('distress', message)
    else this.#readWords(message)
    return this.#intent
  }

  #readWords(message: string) {
    const spelled = message
      .trim()
      .replace(/\bu\b/g, 'you')
      .replace(/\bur\b/g, 'your')
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
    for (let peels = 0; peels < MAX_PEELS; peels++) {
      const shorter = this.#withoutFirst(rest)
      if (shorter === rest) return rest
      rest = shorter
    }
    return rest
  }

  #withoutFirst(text: string): string {
    const address = this.#addressLength(text)
    if (address) return fromFirstWord(text.slice(address))
    const opening = openingOf(text)
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
    const bare = BARE_ADDRESS.exec(text)
    if (bare && this.identity.isFormOfAddress(plainText(bare[1]))) return bare[0].length
    const setOff = /^([^,:!?.\n]{1,60})[,:!]/.exec(text)
    return setOff && this.#isAddress(setOff[1]) ? setOff[0].length : 0
  }

  #isAddress(text: string): boolean {
    const words = wordsOf(text).map(({ plain }) => plain)
    if (words.length > MAX_ADDRESS_WORDS) return false
    const isOne = words.some((word) => this.identity.isFormOfAddress(word) || KINSHIP.has(word))
    return isOne && words.every((word) => this.#canAddress(word))
  }

  #canAddress(plain: string): boolean {
    return ADDRESS_WORDS.has(plain) || this.identity.isFormOfAddress(plain)
  }

  /** Skips "there", "dad", "my dear Rui" after a greeting. */
  #afterAddress(text: string): string {
    let rest = text
    for (let count = 0; count < MAX_ADDRESS_WORDS; count++) {
      const next = /^[\s,]*([\p{L}\p{M}'’]{1,40})/u.exec(rest)
      if (!next || !this.#canAddress(plainText(next[1]))) return rest
      rest = rest.slice(next[0].length)
    }
    return rest
  }

  /** Takes a last "thanks!", "bye" or ", dad" off the end. */
  #withoutEnd(text: string): string {
    const [, before, last] = LAST_CLAUSE.exec(text) ?? []
    if (!last || !wordsOf(last).length) return text
    if (wordsOf(last).every(({ plain }) => this.#canAddress(plain))) {
      return before.replace(/,$/, '?')
    }
    const opening = openingOf(last)
    if (!opening || opening.social === 'acknowledgement') return text
    if (opening.length < last.length) return text
    this.#note(opening.social, last)
    return before
  }

  // What is left

  #sort(rest: string) {
    const saying = sayingOf(rest)
    if (saying) return this.#note(saying, rest)
    const clauses = clausesIn(rest)
    for (const clause of clauses) this.#sortClause(clause, clauses.length > 1)
    this.#intent.questions = this.#intent.questions.slice(-MAX_QUESTIONS)
    this.#intent.mood = moodOf(rest)
  }

  #sortClause(clause: string, isOneOfMany: boolean) {
    const saying = isOneOfMany ? sayingOf(clause) : null
    if (saying) this.#note(saying, clause)
    else if (isAsking(clause)) this.#intent.questions.push(clause)
    else this.#intent.statement = `${this.#intent.statement} ${clause}`.trim()
  }
}

/** Questions need only rough borders: a question mark, or a full stop before a capital. */
function clausesIn(text: string): string[] {
  return text
    .split(
      /(?<=[?？؟!])\s*(?=\S)|(?<=(?<!\b(?:Mrs?|Ms|Dr|St|Prof|Rev|\p{Lu}))\.)\s+(?=\p{Lu})|\n+/u
    )
    .filter((part) => wordsOf(part).length)
}

function endsClause(rest: string): boolean {
  return /^\s*($|[^\p{L}\p{N}\s'])/u.test(rest)
}

function fromFirstWord(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
