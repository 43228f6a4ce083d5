import type { LanguageChoosing } from '../contract/choosing.js'
import { wordSet } from '../word_set.js'

export const choosing: LanguageChoosing = {
  says: /\b(always|often|used to|would) (say|said|tell|told)\b/,
  worksAs:
    /\b(am|is|was|were|as|became|been|be) an? ([a-z-]+ ){0,3}(?!(step|grand|god)?(father|mother|brother|sister|daughter)|winner|dreamer|winter|summer|other|letter|number|member|over)([a-z]+(er|or|ist|ian)|nurse|cook|clerk|maid|smith|judge|monk|priest|nun|chef|pilot|guide|captain|mechanic|architect|accountant)\b/,
  beingAChild:
    /\b(as|from|like) an? (small |little |young )?(child|boy|girl)\b|\b(youngest|eldest|oldest|only|first|second|third|fourth|fifth|sixth|seventh|last) (of|son|daughter|child)\b|\bchildren'?s\b/,
  offspring: wordSet('child son daughter'),
  siblings: 'sibl',
  caption: /^(\p{L}{3,}ed|taught|written|drawn|told|taken) (from|for|by|after)\b/iu,
  personalPronoun: /\b(he|she|him|her|his|hers|they|them|their|we|us|our)\b/,
  thingPronoun: /\b(it|its|them|there|this|that)\b/,
  pointsBack: /\b(it|them|there|he|she|him|her)\b/,
  pointsToObject: /\b(it|them|him)\b/,
  pointsToSomeone: /\b(he|she|they)\b/i,
  askedForThing: /^(what|which|whom?)\b/,
  owner: /^(i|my|our|we)$/,
  addressee: /\byou(rs?)?\b/i,
  addresseesOwn: /\byour?\b/i,
  anyAddressee: /\byou(r|rs|rself)?\b/i,
  self: /\b(I|me|myself|we|us)\b/,
  aboutListener: /\byours?\b|\bcongrat/i,
  aboutSpeaker: /\b(my|mine|our|ours)\b/i,
}
