import type { AnswerType } from '../question/answer_type.js'
import {
  CAPITALISED_COMMON,
  FUNCTION_WORDS,
  PLACE_PREPOSITIONS,
  PREPOSITIONS,
  wordSet,
} from '../text/lexicon.js'
import { isKnownVerb } from '../text/verb_agreement.js'
import { plainText, stemsOf, wordsOf, type Word } from '../text/words.js'

/** What the question names. */
interface Asked {
  stems: Set<string>
  /** Stems of what is to be counted. */
  counted: Set<string>
  /** The sentence has it, if under another name. */
  namesCounted: boolean
  /** It asks what the clone itself did or said. */
  ofClone: boolean
}

/** From here on a sentence counts as having an answer of the kind asked for. */
export const ANSWERS = 0.5

const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december)'
const NUMBER_WORD =
  '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half)'
const NUMBER = `(\\d[\\d.,]*|${NUMBER_WORD}([ -]${NUMBER_WORD})*)`
const ABOUT = '(only |just |but |about |nearly |almost |over |some |more than |around |barely )?'
const SPAN =
  '(seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|winters?|summers?)'
const LENGTH =
  '(metres?|meters?|feet|foot|inch(es)?|yards?|miles?|kilomet(re|er)s?|centimet(re|er)s?|km|cm|m|fathoms?|leagues?|acres?|hectares?|pounds?|kilos?|kilograms?|tons?|tonnes?|ounces?|litres?|gallons?)'
const MONEY =
  '(dollars?|cents?|euros?|pounds?|shillings?|pence|penny|pennies|francs?|marks?|crowns?|guineas?|pesetas?|escudos?|lire|lira|coins?|half-dollars?|sterling)'

const UNITS = new RegExp(`^(${SPAN}|${LENGTH}|${MONEY})$`)

/** Years, metres and coins answer a question for something else only where they are asked for. */
const COUNTED_OTHERWISE = new RegExp(`\\b${NUMBER}[ -](${SPAN}|${LENGTH}|${MONEY})\\b`, 'g')

const DATES = new RegExp(
  [
    '\\b(1\\d{3}|20\\d\\d)s?\\b',
    `\\b${MONTH}\\b`,
    '\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b',
    '\\b(century|christmas|easter|noon|midnight)\\b',
  ].join('|')
)
const TIMES = new RegExp(
  [
    '\\b(childhood|summer|winter|spring|autumn)\\b',
    '\\b(every|in the|at|that|one|last|next) (day|morning|afternoon|evening|night|week|month|year|dawn)\\b',
    `\\b${NUMBER} ${SPAN} (later|ago|before|after)\\b`,
    '\\bwhen (i|he|she|you|we) (was|were)\\b',
    '\\b(after|before|during|since) (the|my|our|his|her) \\w+',
  ].join('|')
)
const AGES = new RegExp(
  [
    `\\b${ABOUT}${NUMBER} years? (old|of age)\\b`,
    `\\b(aged|age of|turned) ${ABOUT}${NUMBER}\\b`,
    `\\b(boy|girl|man|woman|child|lad|youth) of ${ABOUT}${NUMBER}\\b`,
    `\\b(i|he|she|you|we) (was|were) (then |probably )?${ABOUT}${NUMBER}\\b(?! (of|miles|feet|${SPAN} (in|on|at)))`,
    `\\b(at|before|until|till) ${ABOUT}${NUMBER}\\b(?! (in the|o'clock|${SPAN}|${MONEY}|${LENGTH}|or|at))`,
    `\\bbetween ${NUMBER} and ${NUMBER} years\\b`,
  ].join('|')
)
const CLOCK = new RegExp(
  `\\b(at|until|till|from|about|by|to) ${ABOUT}(${NUMBER_WORD}|\\d{1,2}([:.]\\d\\d)?)\\b(?! (${SPAN}|years|${MONEY}|${LENGTH}))|\\bo'clock\\b|\\b(noon|midnight|sunrise|sunset|dawn)\\b`
)
const DURATIONS = new RegExp(
  `\\b${NUMBER} (whole |long |more |full )?${SPAN}\\b(?! (old|of age|ago))|\\b(all|the whole) (day|night|week|summer|winter|year|time)\\b|\\bfrom (1\\d{3}|20\\d\\d) (to|until) \\d{4}\\b|\\b(since|until|till) (1\\d{3}|20\\d\\d)\\b`
)
const FREQUENCIES = new RegExp(
  `\\b(once|twice|${NUMBER} times)\\b|\\b(every|each) (day|morning|evening|night|week|month|year|winter|summer|\\w+day)\\b|\\b(mon|tues|wednes|thurs|fri|satur|sun)days\\b|\\b(always|never|rarely|seldom|often|daily|weekly|constantly)\\b`
)
const COLOURS =
  /\b(blue|red|green|yellow|white|black|brown|gr[ea]y|pink|purple|orange|violet|scarlet|lilac|gold(en)?|silver|crimson|cobalt|beige|turquoise|azure|ochre|pale|dark)\b/
const REASONS =
  /\b(because|since|so that|in order|therefore|reason|for fear|thanks to|due to|lest)\b|\b(that's|that is) why\b|(^|[,;] )(as|for) (i|he|she|we|they|it|you|my|his|her|our|the|there|no)\b|\bsuggested\b/
const SAID =
  '(said|says|say|told|tells|answered|replied|called|wrote|writes|asked|shouted|advised|insisted)'
const PLACE_NOUNS =
  '(house|home|village|town|city|street|road|workshop|church|market|sea|river|school|room|kitchen|garden|farm|hotel|station|island|mountain|country|hill|shop|port|harbour|harbor|quarter|station|hospital|ward|factory|shipyard|field|floor|inn|cellar|attic|mill|bridge|coast|beach|valley|forest|square|museum|prison|castle|bank|wall|table|drawer|pocket|bag|box|bed|stop)'
const PLACE_PREPOSITION =
  '(in|at|near|on|from|to|behind|by|under|along|across|outside|inside|beside|around|above|among)'
const PLACES = new RegExp(
  `\\b${PLACE_PREPOSITION} (the|a|an|my|our|his|her|your|their) (\\w+ ){0,2}${PLACE_NOUNS}s?\\b`
)
const NAMED_PLACE = new RegExp(
  `\\b${PLACE_PREPOSITION} (the )?((Rua|rue|Place|St\\.|São) )?(\\p{Lu}[\\p{L}’'-]+)`,
  'giu'
)
const PERSONS = wordSet(`
  mother father brother sister wife husband son daughter uncle aunt cousin friend grandmother grandfather mum dad
  teacher neighbour neighbor boss called named master mistress captain doctor priest king queen lady gentleman
  postman woman man child sailor
  officer printer painter governor merchant baker smith widow colleague girl boy
`)

const NAME_AFTER =
  /^,?\s+((who |that |which )?((was|is|were|are) )?(called|named)\s+|(name )?(was|is|were|are)\s+)?(the )?["“]?\p{Lu}\p{L}+/u
const NAME_BEFORE = /\p{Lu}\p{L}+(,|\s+was|\s+is)\s+(my|his|her|the|our)?\s*$/u

/**
 * How well a sentence contains an answer of a kind, 0..1: a name that the question brings itself is none, and a
 * number counts most beside what was to be counted. Names are `isNamedBeside`'s.
 */
export function fitOf(type: Exclude<AnswerType, 'name'>, sentence: string, asked: Asked): number {
  if (type === 'person') return fitOfPerson(sentence, asked.stems)
  if (type === 'place') return fitOfPlace(sentence)
  if (type === 'identity') return fitOfIdentity(sentence, asked.stems)
  const plain = plainText(sentence)
  switch (type) {
    case 'time':
      return DATES.test(plain) ? 1 : TIMES.test(plain) || AGES.test(plain) ? 0.7 : 0
    case 'clock':
      return CLOCK.test(plain) ? 1 : 0
    case 'age':
      return AGES.test(plain) ? 1 : /\bborn\b.*\b\d{4}\b/.test(plain) ? 0.6 : 0
    case 'duration':
      return DURATIONS.test(plain) ? 1 : 0
    case 'frequency':
      return FREQUENCIES.test(plain) ? 1 : 0
    case 'price':
      return fitOfPrice(plain)
    case 'measure':
      return new RegExp(`\\b${NUMBER}( \\w+)? ${LENGTH}\\b`).test(plain) ? 1 : 0
    case 'colour':
      return COLOURS.test(plain) ? 1 : 0
    case 'words':
      return fitOfWords(plain, asked.ofClone)
    case 'reason':
      return REASONS.test(plain) ? 1 : 0
    case 'number':
      return fitOfNumber(plain, asked)
  }
}

/** Whether a text names a day, a month or a year. */
export function hasDate(text: string): boolean {
  return DATES.test(plainText(text))
}

/** Whether a name stands right beside a stretch of text: "my father, Josiah", "a dog called Faísca". */
export function isNamedBeside(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return NAME_AFTER.test(text.slice(end, end + 60)) || NAME_BEFORE.test(before)
}

/** What was said, by the clone where its own words were asked for. */
function fitOfWords(plain: string, byClone: boolean): number {
  if (byClone) return new RegExp(`\\bi (\\w+ ){0,2}${SAID}\\b|${SAID} i\\b`).test(plain) ? 1 : 0.4
  return /["“”«]/.test(plain) ? 1 : new RegExp(`\\b${SAID}\\b`).test(plain) ? 0.7 : 0
}

function fitOfPrice(plain: string): number {
  if (new RegExp(`\\b${NUMBER}( \\w+)? ${MONEY}\\b|[$£€]\\s?\\d`).test(plain)) return 1
  return /\b(for free|for nothing|all (my|his|her|our) money|a fortune)\b/.test(plain) ? 0.7 : 0
}

/** A number right before what is counted, else any that is no date. */
function fitOfNumber(plain: string, { counted, namesCounted }: Asked): number {
  const words = wordsOf(plain)
  const isNumber = (word: Word | undefined) =>
    new RegExp(`^(${NUMBER}|once|twice|both|pair|couple|none|no|several)$`).test(word?.plain ?? '')
  const places = words.flatMap((word, index) =>
    stemsOf(word).some((stem) => counted.has(stem)) ? [index] : []
  )
  if (places.some((index) => isCounted(words, index, isNumber))) return 1
  const undated = plain.replace(
    new RegExp(`\\b(1\\d{3}|20\\d\\d)\\b|\\b\\d{1,2}(st|nd|rd|th)?( of)? ${MONTH}\\b`, 'g'),
    ''
  )
  const ofItsOwn = counted.size ? undated.replace(COUNTED_OTHERWISE, '') : undated
  const hasNumber = new RegExp(
    `\\b${NUMBER}\\b(?!-)|\\b(once|twice|both|pair|couple|none|every)\\b`
  ).test(ofItsOwn)
  return hasNumber ? (!counted.size ? 1 : places.length || namesCounted ? 0.7 : 0.3) : 0
}

/** "Eleven sardines", "thirteen names of virtues", but not "fifteen miles behind horses". */
function isCounted(words: Word[], index: number, isNumber: (word: Word) => boolean): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
    if (isNumber(words[at])) return true
    const { plain } = words[at]
    if (plain !== 'of' && (PREPOSITIONS.has(plain) || UNITS.test(plain))) return false
  }
  return false
}

/** Says what someone is: "the postman Roulin", "Faísca, our dog", "her name is Sien". */
function fitOfIdentity(sentence: string, asked: Set<string>): number {
  const words = wordsOf(sentence)
  return words.some((_, index) => isIntroduced(sentence, words, index, asked)) ? 1 : 0.3
}

function isIntroduced(sentence: string, words: Word[], index: number, asked: Set<string>): boolean {
  const { start, text } = words[index]
  if (!stemsOf(words[index]).some((stem) => asked.has(stem))) return false
  const after = sentence.slice(start + text.length, start + text.length + 12)
  if (
    /^(, (a|an|the|my|our|who)\b| (is|was|are|were) (a|an|the|my|our|where|what|when)\b)/.test(
      after
    )
  )
    return true
  const before = words.slice(Math.max(0, index - 3), index).map(({ plain }) => plain)
  if (PREPOSITIONS.has(before.at(-1) ?? '')) return false
  if (/\b(call|called|named|name)( it)?( the)?$/.test(before.join(' '))) return true
  return before.includes('name') || /\b(my|our|his|her|the|a|an) (\w+ )?\w+$/.test(before.join(' '))
}

function fitOfPlace(sentence: string): number {
  const named = Array.from(sentence.matchAll(NAMED_PLACE), (match) => match[5])
  if (named.some((name) => /^\p{Lu}/u.test(name) && !CAPITALISED_COMMON.has(plainText(name))))
    return 1
  return PLACES.test(plainText(sentence)) ? 0.7 : 0
}

/** Someone by name or by what they are, other than whom the question names; "she" points to someone. */
function fitOfPerson(sentence: string, asked: Set<string>): number {
  const words = wordsOf(sentence)
  if (words.some((word, index) => isSomeone(word, words, index, asked))) return 1
  return /\b(he|she|him|her|they)\b/.test(plainText(sentence)) ? 0.3 : 0
}

function isSomeone(word: Word, words: Word[], index: number, asked: Set<string>): boolean {
  if (stemsOf(word).some((stem) => asked.has(stem))) return false
  if (PERSONS.has(word.plain.replace(/'s$/, ''))) return true
  if (!/^\p{Lu}\p{Ll}/u.test(word.text) || CAPITALISED_COMMON.has(word.plain)) return false
  const before = words[index - 1]?.plain ?? ''
  if (index === 0) return opensAsName(word, words[1])
  return !PLACE_PREPOSITIONS.has(before)
}

/** The capital of a first word says nothing, but a verb after it does: "Paulo gave me…". */
function opensAsName({ plain }: Word, next: Word | undefined): boolean {
  return !FUNCTION_WORDS.has(plain) && !/(ing|ly|s)$/.test(plain) && isKnownVerb(next?.plain ?? '')
}
