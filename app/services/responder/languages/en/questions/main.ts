import { wordSet } from '../../word_set.js'
import type { LanguageQuestions } from '../../contract/questions.js'
import { inOrder } from '../patterns.js'
import { openingClause, types } from './answer_types.js'
import { followUps } from './follow_ups.js'
import { paraphrases } from './paraphrases.js'
import { parts } from './parts.js'

export const questions: LanguageQuestions = {
  types,
  openingClause,
  story: new RegExp(
    [
      String.raw`^(and |but |so |please |can you |could you |would you )*(tell|describe|explain|talk|share|remind|say)\b`,
      inOrder(String.raw`\bwhat (is|was|were|are) `, String.raw`\blike\b`),
      String.raw`\b(know|remember|recall|told?) (me )?(about|of)\b|\b(what|how) about\b|\bhow (was|were)\b|\bstory\b`,
    ].join('|')
  ),
  personal: /\b(you|your|yours|yourself|we|us|our|you're|you've|he|she|his|her)\b/,
  asker: /\b(i|my|me|mine)\b/,
  askedFor:
    /^(and |so |please |can you |could you |would you )*(tell|show|remind|give|help) me\b|\bhow (do|can|could|should|would) i\b/,
  otherOwner: /^(your|his|her|their)$/,
  clone: /\byou\b/,
  clonesOwn: /\byour\b/,
  clonesDoing: /\b(did|do|would) you\b/,
  liking: wordSet('love like enjoy favorit prefer hate best'),
  paraphrases,
  followUps,
  parts,
}
