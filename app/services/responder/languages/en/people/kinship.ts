import type { Kinship } from '../../contract/people.js'
import { wordSet } from '../../word_set.js'

/** A family, its words, their gender, and a "t" where the bare words can stand for a name. */
export const kinship = new Map<string, Kinship>(
  `father dad,daddy,papa,father,pop,pai,babbo m t
  mother mum,mom,mama,mummy,mommy,mother,mae f t
  grandfather grandpa,grandad,granddad,grandfather,gramps,opa,nonno,abuelo,avo m t
  grandmother grandma,granny,gran,nana,nan,grandmother,oma,nonna,abuela f t
  brother brother m -
  sister sister f -
  husband husband m -
  wife wife f -
  son son,stepson m -
  daughter daughter,stepdaughter f -
  grandson grandson m -
  granddaughter granddaughter f -
  uncle uncle m t
  aunt aunt,auntie,aunty f t
  cousin cousin u -
  nephew nephew m -
  niece niece f -
  stepfather stepfather,stepdad m -
  stepmother stepmother,stepmum,stepmom f -
  partner partner,fiance,fiancee u -
  friend friend,buddy u -
  godfather godfather m t
  godmother godmother f t`
    .split('\n')
    .flatMap((line) => kinshipRow(line))
)

function kinshipRow(line: string): Array<[string, Kinship]> {
  const [family, words, code, title] = line.trim().split(' ')
  const gender = code.endsWith('f') ? 'feminine' : code === 'm' ? 'masculine' : 'unknown'
  return words.split(',').map((word) => [word, { family, gender, title: title === 't' }])
}

export const kinInGeneral = wordSet(
  'child children kid kids parent parents sibling siblings grandparent grandparents grandchildren spouse twins'
)

export const elders = wordSet(
  'father mother grandfather grandmother uncle aunt stepfather stepmother'
)

export const youngerKin = wordSet('daughter son grandson granddaughter child')

export const parents = wordSet('mother father grandmother grandfather')

export const partners = wordSet('husband wife partner')

export const parentWords = ['mother', 'father']

export const spouses = [
  { clone: 'father', asked: 'mother', words: ['wife', 'marry'] },
  { clone: 'mother', asked: 'father', words: ['husband', 'marry'] },
  { clone: 'grandfather', asked: 'grandmother', words: ['wife', 'marry'] },
  { clone: 'grandmother', asked: 'grandfather', words: ['husband', 'marry'] },
]
