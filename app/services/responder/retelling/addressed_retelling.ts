import type { ParsedSentence } from '../text/parsed_sentence.js'
import { filledIn } from '../text/templates.js'
import { isFirstPerson } from './first_person_words.js'
import { PersonSwap } from './person_swap.js'
import { retelling, type Retelling } from './retold_sentence.js'

/** "You taught me to ride a bike", written to the clone, as the clone says it: "I taught you…". */
export function retellAddressed(sentence: ParsedSentence): Retelling {
  const swap = new PersonSwap(sentence)
  const retold = swap.apply()
  if (swap.isDoubtful) return retelling(sentence.text, 'quoted', 'clone', sentence.language)
  const about = swap.mentionsAddressee ? 'clone' : 'nobody'
  const voice = retold === sentence.text ? 'own' : 'retold'
  return retelling(retold, voice, about, sentence.language)
}

/** What the user said, given back to them: "I got a job" as "You told me that you got a job". */
export function retellToldToClone(sentence: ParsedSentence): Retelling {
  const { phrases, pronouns } = sentence.language
  const addressesClone = sentence
    .ownIndexes()
    .some((index) => pronouns.secondPerson.test(sentence.plain(index)))
  const isReportable = !addressesClone && isFirstPerson(sentence, 0)
  const clause = isReportable ? reportedClause(new PersonSwap(sentence).apply()) : null
  const { recalledClause, recalledWords } = phrases.quoting
  const text = clause
    ? filledIn(recalledClause, { clause })
    : filledIn(recalledWords, { words: sentence.text })
  return retelling(text, 'recalled', 'other', sentence.language)
}

function reportedClause(swapped: string): string | null {
  if (/[?!]$/.test(swapped)) return null
  return swapped.charAt(0).toLowerCase() + swapped.slice(1)
}
