import type { LanguageMessages } from '../../contract/messages.js'
import { wordSet } from '../../word_set.js'
import { distress } from './distress.js'
import { openings, plainGreeting } from './openings.js'
import { sayings } from './sayings.js'

export const messages: LanguageMessages = {
  openings,
  sayings,
  distress,
  plainGreeting,
  addressWords: wordSet(`
    there again everyone everybody my dear dearest old friend sweetheart darling so and but please today
    mr mrs ms dr sir madam
  `),
  bareAddress:
    /^([\p{L}\p{M}]+)\s+(?=(?:i|you|who|what|where|when|why|how|do|did|are|can|were|tell)\b)/iu,
  spellings: [
    [/\bu\b/g, 'you'],
    [/\bur\b/g, 'your'],
  ],
  clauseBorder:
    /(?<=[?？؟!])\s*(?=\S)|(?<=(?<!\b(?:Mrs?|Ms|Dr|St|Prof|Rev|\p{Lu}))\.)\s+(?=\p{Lu})|\n/u,
  asking:
    /^(and |but |so |please |then )*(i (still |do )?remember|who|what|when|where|why|how|which|whose|whom|whats|whos|do|does|did|are|is|was|were|have|has|had|can|could|would|should|tell|describe|explain|talk about|share|remind|show|give|name|list|go on|more|continue|say|what about|and|ignore|forget|pretend)\b/,
  afterRequest: /^(me|us|a|an|the|my|something)$/,
  telling: /^(i|i'm|my|we|me|it|it's|he|she|they)$/,
}
