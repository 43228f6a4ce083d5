import type { LanguageQuestions } from '../../contract/questions.js'
import { inOrder } from '../patterns.js'

const measured = 'tall|far|big|large|long|heavy|deep|high|wide|thick|fast|small'

/** In the order in which they are looked for: the special before the general. */
export const types: LanguageQuestions['types'] = [
  ['frequency', /\bhow (often|many times|regularly)\b/],
  ['duration', /\b(how long|for how (many|much) (time|years|days|weeks|months|hours))\b/],
  ['age', /\bhow old\b|\b(what|which) age\b/],
  [
    'price',
    anyOf(
      inOrder(
        String.raw`\bhow much\b`,
        String.raw`\b(cost|pay|paid|rent|earn|price|sell|sold|buy|bought|worth|owe|lend|lent|wage|salary|money|charge)`
      ),
      inOrder(
        String.raw`\bwhat (did|do|does|was|is|were|are)\b`,
        String.raw`\b(cost|price|rent|wage|salary|fee)\b`
      )
    ),
  ],
  ['number', /\bhow (many|much)\b|\b(what|which) number\b/],
  ['measure', new RegExp(`\\bhow (${measured})\\b`)],
  ['clock', /\b(what|which) (time|hour)\b/],
  [
    'time',
    /\bwhen (did|do|does|was|were|is|are|have|had|will|exactly)\b|\b(what|which) (year|years|date|day|month)\b|\bsince when\b|^\W*(and |so |but )?when\b/,
  ],
  ['place', /\bwhere\b|\b(what|which) (city|town|country|place|village|street|island)\b/],
  ['colour', /\b(what|which) colou?rs?\b|\bwhat (is|was|were|are) the colou?rs?\b/],
  [
    'name',
    anyOf(
      inOrder(String.raw`\bwhat('s|s| is| was| were| are) `, String.raw`\bnames?\b`, "[\\w' ]"),
      inOrder(String.raw`\bwhat`, String.raw` (called|named)\b`, "[\\w' ]")
    ),
  ],
  [
    'words',
    anyOf(
      inOrder(
        String.raw`\bwhat (did|do|does|would|was|were|is) `,
        String.raw`\b(say|said|tell|told|answer|reply|call|shout|ask|write|written)\b(?! to\b)`
      )
    ),
  ],
  [
    'identity',
    /^\W*(and |so |but )?what (is|are|was|were) (a |an |the )?(?!your|my|his|her|our|their|this|that|it\b|there|of\b)(?:[\w-]+ for you|-*\w+(?:-+\w+)*|-)\W*$|\bwho('s| is| was| are| were) (?!your|my|the|a|an|that|this|there|it)\w/,
  ],
  ['person', /\bwho(m|se|s|'s)?\b|\bwhich (person|friend|teacher)\b/],
  ['reason', /\bwhy\b|\bhow come\b|\bwhat (was|is) the reason\b|\bwhat for\b/],
]

export const openingClause = /^((?:(?!\w\w ).)*\w\w .{6,}?)\b(?:when|while|who|where|because)\b/

function anyOf(...sources: string[]): RegExp {
  return new RegExp(sources.join('|'))
}
