import type { Gender } from '../../contract/people.js'
import type { LanguagePronouns, ThirdPerson } from '../../contract/pronouns.js'

const thirdPerson = new Map<string, ThirdPerson>([
  ...ofGender('masculine', {
    'he': 'subject',
    'him': 'object',
    'his': 'possessive or independent',
    'himself': 'reflexive',
    "he's": 'contracted',
    "he'd": 'contracted',
    "he'll": 'contracted',
  }),
  ...ofGender('feminine', {
    'she': 'subject',
    'her': 'possessive or object',
    'hers': 'independent',
    'herself': 'reflexive',
    "she's": 'contracted',
    "she'd": 'contracted',
    "she'll": 'contracted',
  }),
])

function ofGender(gender: Gender, roles: Record<string, ThirdPerson['role']>) {
  return Object.entries(roles).map(([word, role]) => [word, { gender, role }] as const)
}

export const pronouns: LanguagePronouns = {
  thirdPerson,
  theirs: 'their',
  self: 'i',
  selfAsWritten: 'I',
  keptCapital: /^I(?:['’]|$)/,
  firstPersonAsWritten: /^I(['’]\w+)?$/,
  firstPerson: /^(me|my|mine|myself)$/,
  own: 'my',
  group: 'we',
  addressee: 'you',
  addresseesOwn: 'your',
  secondPerson: /^(you|your|yours|yourself|you'\w+)$/,
  nearlyAddressee: /^you/,
  personal: /^(you|your|he|she|his|her|him)$/,
}
