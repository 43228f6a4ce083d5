import { wordSet } from '../../word_set.js'
import type { LanguagePeople } from '../../contract/people.js'
import * as kin from './kinship.js'
import { names } from './names.js'
import { nouns } from './nouns.js'

export const people: LanguagePeople = {
  ...kin,
  names,
  nouns,
  honorifics: wordSet('mr mrs ms dr dona dom senhor don sir st'),
  owners: wordSet('my our'),
  kinAdjectives: wordSet(
    'late dear dearest beloved old older oldest elder younger youngest little big own poor darling great best closest'
  ),
  foreignOwner: /^(his|her|their|.+'s)$/,
  foreignOrNone: /^(his|her|their|your|the|a|an)$|'s$/,
  kinOfOthers: /^(of|to)$/,
  pronouns: { masculine: /\b(he|him|his)\b/gi, feminine: /\b(she|her|hers)\b/gi },
  toAPerson: wordSet(`
    gave give gives wrote write writes said say told spoke speak talked talk sold sell lent lend sent
    send introduced showed promised listened belonged engaged married kind close read sang proposed
  `),
  towards: 'to',
  beforeAPlace: /^(the|of)$/,
  beforeAThing: /^(boat|dog|cat|ship|parrot|horse|christmas)$/,
  naming: /\b(called|named|christened) ?(it|her|him|the)?$/,
  inPassing: wordSet('with from by of about at like without near beside against than'),
  beforeAPerson: wordSet(`
    his her their my our your the a an old older elder younger youngest oldest little big best dear
    good late first second only
  `),
  beforeARole: /\b(as|was|is|am|were|be|became|become|like|been|i'm|he's|she's)\b/,
  indifferentVerb: /^(is|was|are|were|has|had)$/,
  selfWords: wordSet("myself me i'm"),
}
