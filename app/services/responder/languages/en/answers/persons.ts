import { wordSet } from '../../word_set.js'
import type { LanguagePersons } from '../../contract/answers.js'

export const persons: LanguagePersons = {
  nouns: wordSet(`
    mother father brother sister wife husband son daughter uncle aunt cousin friend grandmother grandfather mum dad
    teacher neighbour neighbor boss called named master mistress captain doctor priest king queen lady gentleman
    postman woman man child sailor
    officer printer painter governor merchant baker smith widow colleague girl boy
  `),
  pronoun: /\b(he|she|him|her|they)\b/,
  noNameEnding: /(ing|ly|s)$/,
  nameAfter:
    /^,?\s+((who |that |which )?((was|is|were|are) )?(called|named)\s+|(name )?(was|is|were|are)\s+)?(the )?["“]?\p{Lu}\p{L}+/u,
  nameBefore:
    /\p{Lu}\p{L}[^\P{L}\p{Lu}]*\p{Lu}?(?:,|\s+(?:was|is))\s+(?:(?:my|his|her|the|our)\s*)?$/u,
  introducedAfter:
    /^(, (a|an|the|my|our|who)\b| (is|was|are|were) (a|an|the|my|our|where|what|when)\b)/,
  introducedBefore: [
    /\b(call|called|named|name)( it)?( the)?$/,
    /(?:^| )name(?: |$)/,
    /\b(my|our|his|her|the|a|an) (\w+ )?\w+$/,
  ],
}
