import type { LanguageAnswers } from '../../contract/answers.js'
import { inOrder } from '../patterns.js'
import { length, money, number } from './pieces.js'
import { ages, clock, dates, durations, frequencies, times } from './times.js'

const colours =
  /\b(blue|red|green|yellow|white|black|brown|gr[ea]y|pink|purple|orange|violet|scarlet|lilac|gold(en)?|silver|crimson|cobalt|beige|turquoise|azure|ochre|pale|dark)\b/

const reasons =
  /\b(because|since|so that|in order|therefore|reason|for fear|thanks to|due to|lest)\b|\b(that's|that is) why\b|(^|[,;] )(as|for) (i|he|she|we|they|it|you|my|his|her|our|the|there|no)\b|\bsuggested\b/

export const patterns: LanguageAnswers['patterns'] = {
  time: [
    [dates, 1],
    [times, 0.7],
    [ages, 0.7],
  ],
  clock: [[clock, 1]],
  age: [
    [ages, 1],
    [new RegExp(inOrder(String.raw`\bborn\b`, String.raw`\b\d{4}\b`)), 0.6],
  ],
  duration: [[durations, 1]],
  frequency: [[frequencies, 1]],
  price: [
    [new RegExp(`\\b${number}( \\w+)? ${money}\\b|[$£€]\\s?\\d`), 1],
    [/\b(for free|for nothing|all (my|his|her|our) money|a fortune)\b/, 0.7],
  ],
  measure: [[new RegExp(`\\b${number}( \\w+)? ${length}\\b`), 1]],
  colour: [[colours, 1]],
  reason: [[reasons, 1]],
}
