import { FUNCTION_WORDS, VERBS } from '../text/lexicon.js'
import { plainText, wordsOf } from '../text/words.js'

const ASKING =
  /^(and |but |so |please |then )*(i (still |do )?remember|who|what|when|where|why|how|which|whose|whom|whats|whos|do|does|did|are|is|was|were|have|has|had|can|could|would|should|tell|describe|explain|talk about|share|remind|show|give|name|list|go on|more|continue|say|what about|and|ignore|forget|pretend)\b/

/** Whether a text asks or invites to tell, rather than tells something itself. */
export function isAsking(text: string): boolean {
  const plain = plainText(text).trim()
  return /[?？؟]/.test(plain) || ASKING.test(plain) || isRequest(plain) || isTopic(plain)
}

/** "Sing me a song", "Write a poem". */
function isRequest(plain: string): boolean {
  const [first, second] = wordsOf(plain.slice(0, 80))
  return (
    VERBS.has(first?.plain ?? '') && /^(me|us|a|an|the|my|something)$/.test(second?.plain ?? '')
  )
}

/** "Your brother", "favourite food": a few words that name a topic and tell nothing. */
function isTopic(plain: string): boolean {
  const words = wordsOf(plain).map((word) => word.plain)
  if (
    words.length > 3 ||
    words.some((word) => /^(i|i'm|my|we|me|it|it's|he|she|they)$/.test(word))
  ) {
    return false
  }
  return words.some((word) => !FUNCTION_WORDS.has(word))
}
