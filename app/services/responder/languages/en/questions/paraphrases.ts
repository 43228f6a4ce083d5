import type { LanguageQuestions } from '../../contract/questions.js'
import { occupationMarker, sayingMarker } from '../../markers.js'

export const paraphrases: LanguageQuestions['paraphrases'] = [
  [
    /\bwhere (are|were|do|does|did) (you|your \w+) (come |originally )?from\b|\byour (origins?|home ?town|birthplace)\b/i,
    ['born', 'grew', 'lived', 'hometown', 'birthplace', 'native'],
  ],
  [
    /\bwhat (do|did) you (do|work)( (for|as)( a living| work| a job)?)?\W*$|\b(line of work|for a living)\b/i,
    [occupationMarker, 'work', 'worked', 'job', 'trade', 'profession', 'employed', 'apprentice'],
  ],
  [/\bhow old (are|were) you\W*$|\byour age\b/i, ['born', 'birthday', 'age', 'aged']],
  [
    /\b(do|did) you look like\b|\byour (looks|appearance)\b/i,
    ['tall', 'short', 'hair', 'eyes', 'beard'],
  ],
  [
    /\b(always|used to|often) (say|tell)\b|\b(advice|motto|words of wisdom|proverb)\b|\byour sayings?\b/i,
    [sayingMarker, 'advice', 'advise', 'motto', 'lesson', 'saying', 'proverb'],
  ],
  [/\bg[eo]t up\b/i, ['rise', 'wake']],
  [/\bwhat time\b|\bat home\b/i, []],
]
