import type { LanguageQuestions } from '../../contract/questions.js'

const measured = 'tall|far|big|large|long|heavy|deep|high|wide|thick|fast|small'

/** In the order in which they are looked for: the special before the general. */
export const types: LanguageQuestions['types'] = [
  ['frequency', /\bhow (often|many times|regularly)\b/],
  ['duration', /\b(how long|for how (many|much) (time|years|days|weeks|months|hours))\b/],
  ['age', /\bhow old\b|\b(what|which) age\b/],
  [
    'price',
    /\bhow much\b.*\b(cost|pay|paid|rent|earn|price|sell|sold|buy|bought|worth|owe|lend|lent|wage|salary|money|charge)|\bwhat (did|do|does|was|is|were|are)\b.*\b(cost|price|rent|wage|salary|fee)\b/,
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
  ['name', /\bwhat('s|s| is| was| were| are) [\w' ]*\bnames?\b|\bwhat[\w' ]* (called|named)\b/],
  [
    'words',
    /\bwhat (did|do|does|would|was|were|is) .*\b(say|said|tell|told|answer|reply|call|shout|ask|write|written)\b(?! to\b)/,
  ],
  [
    'identity',
    /^\W*(and |so |but )?what (is|are|was|were) (a |an |the )?(?!your|my|his|her|our|their|this|that|it\b|there|of\b)[\w-]+( for you)?\W*$|\bwho('s| is| was| are| were) (?!your|my|the|a|an|that|this|there|it)\w/,
  ],
  ['person', /\bwho(m|se|s|'s)?\b|\bwhich (person|friend|teacher)\b/],
  ['reason', /\bwhy\b|\bhow come\b|\bwhat (was|is) the reason\b|\bwhat for\b/],
]

export const subordinateClause = /(?<=\w\w .{6,})\b(when|while|who|where|because)\b.*$/
