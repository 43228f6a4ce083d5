import type { ToneOfVoice } from '../grounded_context.js'
import type { Level, PhraseBank } from '../languages/contract/phrases.js'
import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { plainText } from '../text/words.js'

/** Low below 0.34, high above 0.66. */
export function levelOf(value: number): Level {
  if (value < 0.34) return 'low'
  return value > 0.66 ? 'high' : 'middle'
}

/**
 * The clone's manner of speaking. Chooses among variants by a hash of the question and the clone's
 * name, so the same question is answered in the same words.
 */
export class Manner {
  readonly warmth: Level
  readonly humor: Level
  readonly formality: Level
  readonly #seed: number
  #hasAddressed = false

  constructor(
    tone: ToneOfVoice,
    private readonly identity: CloneIdentity,
    question: string
  ) {
    this.warmth = levelOf(tone.warmth)
    this.humor = levelOf(tone.humor)
    this.formality = levelOf(tone.formality)
    this.#seed = hashOf(`${identity.name}\n${question.trim()}`)
  }

  get language(): Language {
    return this.identity.language
  }

  /** A phrase from a bank by formality and warmth. */
  phrase(bank: PhraseBank, slot: string): string {
    return this.addressed(this.pick(bank[this.formality][this.warmth], slot) ?? '', slot)
  }

  /** A phrase from a list by formality alone. */
  plainPhrase(bank: Record<Level, string[]>, slot: string): string {
    return this.pick(bank[this.formality], slot) ?? ''
  }

  pick<T>(variants: T[], slot: string): T | undefined {
    return variants[this.#number(slot) % variants.length]
  }

  /** True in about one of `oneIn` cases. */
  happens(oneIn: number, slot: string): boolean {
    return this.#number(slot) % oneIn === 0
  }

  /**
   * Fills in `{name}` and `{dear}`. The form of address is used once a reply, so where the tone has
   * none, or it was said already, it goes with its commas.
   */
  addressed(phrase: string, slot: string): string {
    const named = phrase.replace('{name}', this.identity.name || this.#addressing.nameless)
    if (!named.includes('{dear}')) return named
    const dear = this.#hasAddressed ? undefined : this.pick(this.#dears(), `dear ${slot}`)
    this.#hasAddressed = true
    return dear ? named.replace('{dear}', dear) : this.#withoutDear(named)
  }

  #dears(): string[] {
    const { dear, dearChild, dearPartner } = this.#addressing
    const plain = dear[this.formality][this.warmth]
    if (!plain.length || this.formality === 'high') return plain
    const { parents, partners } = this.language.people
    const kinship = this.identity.kinship ?? ''
    if (parents.has(kinship)) return dearChild
    return partners.has(kinship) ? dearPartner : plain
  }

  /** "Oh, {dear}, I was never told" as "I was never told". */
  #withoutDear(phrase: string): string {
    const rest = this.#addressing.withoutDear.reduce(
      (left, [pattern, instead]) => left.replace(pattern, instead),
      phrase
    )
    return rest.charAt(0).toUpperCase() + rest.slice(1)
  }

  get #addressing() {
    return this.language.phrases.addressing
  }

  #number(slot: string): number {
    return hashOf(slot, this.#seed)
  }
}

/** Joins an opener to what follows it, in lower case after a dash or "that" where the word allows. */
export function joined(opener: string, text: string, language: Language): string {
  if (!opener) return text
  const runsOn = language.phrases.addressing.runsOn.test(opener)
  const space = opener.endsWith(' ') ? '' : ' '
  return opener + space + (runsOn ? uncapitalised(text, language) : text)
}

function uncapitalised(text: string, { pronouns, words }: Language): string {
  const [first] = /^[\p{L}'’]+/u.exec(text) ?? ['']
  const keeps = pronouns.keptCapital.test(first) || !words.functionWords.has(plainText(first))
  return keeps ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

/** 32-bit FNV-1a with a final mix (Fowler, Noll and Vo; finaliser of MurmurHash3). */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
