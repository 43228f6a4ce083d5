import type { LanguageRetelling } from '../../contract/retelling.js'
import * as persons from './persons.js'
import { joins, roles } from './roles.js'

export const retelling: LanguageRetelling = {
  ...persons,
  couple: '{partner} and I',
  generic: /^(can|could|should|must|may|might|need|will|would)$/,
  perception: /^(saw|see|heard|hear|let|made|make|helped|watched)$/,
  agreeing: /^(are|were|aren't|weren't|am|was|wasn't)$/,
  roles,
  joins,
  death: {
    verb: /^(died|dies|drowned|perished)$/,
    phrase: /^(passed away|was buried|was cremated)$/,
    last: /^(death|funeral|grave|burial|ashes|coffin|tomb)$/,
  },
  ownName: /\b(i am|i'm|me|name is|name was|named|i was|myself|i)$/,
  resolution: {
    childhood:
      /^was (only |just |still )*(a )?(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|boy|girl|child|little|small|born|young)\b/,
    introduces: /^(was|is) (a|an|the)\b/,
    relative: /^(who|whose)$/,
  },
  description: {
    selfOnly: /^(me|myself)\b/i,
    headEnd: /\b(?:who|whom|that|which|whose|where|from)\b|,/,
    subject: /^(i|i'm|he|she|it|we|they|you)$/,
    pluralOfTrade: /(er|or|ist)s$/,
    owner: /\b(my|our)\b/g,
    addresseesOwn: 'your',
  },
  leaning:
    /^(he|she|they|it|this|that|these|those|him|her|there|then|so|but|and)\b|\b(the same|that) (day|night|morning|evening|year|summer|winter|time)\b|\b(anyway|afterwards|instead|since then|after that)\b/i,
}
