import type { Term } from './question_terms.js'

/** How a question hangs on the conversation before it: not, on its topic, or on how it goes on. */
export type Dependence = 'none' | 'back' | 'continue'

const CONTINUATIONS = new RegExp(
  `^(and |so |ok(ay)? |please )*(${[
    'and|and then|then( what)?|after that',
    'what (happened|came) (then|next|after( that| it)?)|what (next|then|else)|anything else|is that all',
    '(tell|say) (me )?(some )?more( about (it|that|this))?|more( please)?',
    'go on|keep going|continue',
    'how did (it|that) (end|go on)|do you remember (anything|something) (else|more)',
  ].join('|')})$`
)

const BARE = new RegExp(
  `^(and |but |so )?(${[
    'why|when|where|who|how|how so|which one|really|what did',
    '(what|who|where|when) (was|is) that|why( is| was)? that',
    'why not|how come|how (many|much)',
  ].join('|')})( exactly)?$`
)

const LEAD_IN = /^(and|but|so|or|what about|how about|then)\b/
/** "And what did you do?" stands on its own feet, "And your brother?" does not. */
const FULL_QUESTION =
  /^(and |but |so |or |then )+(who|what|when|where|why|how|which|do|does|did|is|are|was|were|have|can|tell)\b(?! about)/
const THIRD_PERSON = /\b(he|him|his|she|her|hers|they|them|their)\b/
const LOOSE = /\b(it|that|there|this|those|these|one|then)\b/

/** Takes a question in plain text and its own terms. */
export function dependenceOf(plain: string, own: Term[]): Dependence {
  const bare = plain
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (CONTINUATIONS.test(bare)) return 'continue'
  return BARE.test(bare) || leadsOn(bare, own) || refersBack(bare, own) ? 'back' : 'none'
}

/** Whether a text speaks of "him", "her" or "them". */
export function speaksOfThirdPerson(plain: string): boolean {
  return THIRD_PERSON.test(plain)
}

function leadsOn(bare: string, own: Term[]): boolean {
  const strong = strongIn(own)
  const standsAlone = strong.length > 0 && FULL_QUESTION.test(bare)
  return LEAD_IN.test(bare) && strong.length <= 2 && !standsAlone
}

function refersBack(bare: string, own: Term[]): boolean {
  const strong = strongIn(own)
  if (strong.some(({ kind }) => kind === 'name' || kind === 'kin')) return false
  return THIRD_PERSON.test(bare) ? strong.length <= 2 : LOOSE.test(bare) && !strong.length
}

function strongIn(terms: Term[]): Term[] {
  return terms.filter(({ kind }) => kind !== 'weak')
}
