import { about, length, money, month, number, numberWord, span } from './pieces.js'

export const dates = new RegExp(
  [
    '\\b(1\\d{3}|20\\d\\d)s?\\b',
    `\\b${month}\\b`,
    '\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b',
    '\\b(century|christmas|easter|noon|midnight)\\b',
  ].join('|')
)

export const times = new RegExp(
  [
    '\\b(childhood|summer|winter|spring|autumn)\\b',
    '\\b(every|in the|at|that|one|last|next) (day|morning|afternoon|evening|night|week|month|year|dawn)\\b',
    `\\b${number} ${span} (later|ago|before|after)\\b`,
    '\\bwhen (i|he|she|you|we) (was|were)\\b',
    '\\b(after|before|during|since) (the|my|our|his|her) \\w+',
  ].join('|')
)

export const ages = new RegExp(
  [
    `\\b${about}${number} years? (old|of age)\\b`,
    `\\b(aged|age of|turned) ${about}${number}\\b`,
    `\\b(boy|girl|man|woman|child|lad|youth) of ${about}${number}\\b`,
    `\\b(i|he|she|you|we) (was|were) (then |probably )?${about}${number}\\b(?! (of|miles|feet|${span} (in|on|at)))`,
    `\\b(at|before|until|till) ${about}${number}\\b(?! (in the|o'clock|${span}|${money}|${length}|or|at))`,
    `\\bbetween ${number} and ${number} years\\b`,
  ].join('|')
)

export const clock = new RegExp(
  `\\b(at|until|till|from|about|by|to) ${about}(${numberWord}|\\d{1,2}([:.]\\d\\d)?)\\b(?! (${span}|years|${money}|${length}))|\\bo'clock\\b|\\b(noon|midnight|sunrise|sunset|dawn)\\b`
)

export const durations = new RegExp(
  `\\b${number} (whole |long |more |full )?${span}\\b(?! (old|of age|ago))|\\b(all|the whole) (day|night|week|summer|winter|year|time)\\b|\\bfrom (1\\d{3}|20\\d\\d) (to|until) \\d{4}\\b|\\b(since|until|till) (1\\d{3}|20\\d\\d)\\b`
)

export const frequencies = new RegExp(
  `\\b(once|twice|${number} times)\\b|\\b(every|each) (day|morning|evening|night|week|month|year|winter|summer|\\w+day)\\b|\\b(mon|tues|wednes|thurs|fri|satur|sun)days\\b|\\b(always|never|rarely|seldom|often|daily|weekly|constantly)\\b`
)
