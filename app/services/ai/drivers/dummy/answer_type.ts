import { CAPITALISED_COMMON } from './lexicon.js'
import { plainText, wordsOf } from './words.js'

/** What kind of answer a question word asks for. */
export type AnswerType = 'time' | 'place' | 'person' | 'name' | 'number' | 'reason'

const ASKED: Array<[AnswerType, RegExp]> = [
  ['number', /\bhow (many|much|often|tall|far|big|long|heavy)\b/],
  [
    'time',
    /\bwhen (did|do|does|was|were|is|are|have|had|will|exactly)\b|\b(what|which) (time|year|date|day|month)\b|\bhow old\b|\bsince when\b|^\W*(and |so |but )?when\b/,
  ],
  ['place', /\bwhere\b|\b(what|which) (city|town|country|place|village|street|island)\b/],
  ['name', /\bwhat('s|s| is| was| were| are) [\w' ]*\bnames?\b|\bwhat[\w' ]* (called|named)\b/],
  ['person', /\bwho(m|se|s|'s)?\b|\bwhich (person|friend|teacher)\b/],
  ['reason', /\bwhy\b|\bhow come\b|\bwhat (was|is) the reason\b|\bwhat for\b/],
]

const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december)'
const NUMBER_WORD =
  '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen)'
const NUMERAL = `(\\d{1,2}|${NUMBER_WORD})`

const AGES = [
  `\\b(at|aged|age of|was|were|turned|but|about) (only |just )?${NUMERAL}( years?)?\\b`,
  `\\b${NUMERAL} years? (old|of age|later|ago|before)\\b`,
  '\\bwhen (i|he|she|you|we) (was|were)\\b',
]
const DATES = [
  '\\b(1\\d{3}|20\\d\\d)s?\\b',
  `\\b${MONTH}\\b`,
  '\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b',
  '\\b(century|childhood|summer|winter|spring|autumn|christmas|easter|noon|midnight)\\b',
  '\\b(every|in the|at) (day|morning|afternoon|evening|night|week|month|year|dawn)\\b',
]

const ANSWERS: Record<Exclude<AnswerType, 'name'>, RegExp> = {
  time: new RegExp([...DATES, ...AGES].join('|')),
  place:
    /\b(in|at|near|on|from|to|behind|by|under|along|across|outside|inside|beside|around) (the |a |an |my |our |his |her |your )?\p{L}{2,}/u,
  person:
    /\b(mother|father|brother|sister|wife|husband|son|daughter|uncle|aunt|cousin|friend|grandmother|grandfather|mum|dad|teacher|neighbou?r|boss|called|named)\b/,
  number: new RegExp(
    `\\b\\d{1,3}\\b|\\b${NUMBER_WORD}\\b(?!-)|\\b(once|twice|both|pair|couple|none|never|every|always)\\b`
  ),
  reason:
    /\b(because|since|so that|in order|therefore|reason|for fear|thanks to|due to|as i)\b|\b(that's|that is) why\b/,
}

const NAME_AFTER =
  /^,?\s+((who |that |which )?((was|is|were|are) )?(called|named)\s+|(was|is|were|are)\s+)?["“]?\p{Lu}\p{L}+/u
const NAME_BEFORE = /\p{Lu}\p{L}+(,|\s+was|\s+is)\s+(my|his|her|the|our)?\s*$/u

/** The kind of answer a question asks for, or null. Takes plain text. */
export function answerTypeOf(plainQuestion: string): AnswerType | null {
  return ASKED.find(([, pattern]) => pattern.test(plainQuestion))?.[0] ?? null
}

/** Whether a taught sentence contains an answer of a kind; names are `isNamedBeside`'s. */
export function hasAnswerOf(type: Exclude<AnswerType, 'name'>, taught: string): boolean {
  if (ANSWERS[type].test(plainText(taught))) return true
  return type === 'person' && namesSomeone(taught)
}

/** A capital inside the sentence that is no month, weekday or language. */
function namesSomeone(taught: string): boolean {
  const inner = wordsOf(taught).slice(1)
  return inner.some(
    ({ text, plain }) => /^\p{Lu}\p{Ll}/u.test(text) && !CAPITALISED_COMMON.has(plain)
  )
}

/** Whether a name stands right beside a stretch of text: "my father, Josiah", "a dog called Faísca". */
export function isNamedBeside(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return NAME_AFTER.test(text.slice(end, end + 60)) || NAME_BEFORE.test(before)
}
