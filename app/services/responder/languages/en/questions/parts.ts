import { wordSet } from '../../word_set.js'
import type { LanguageQuestionParts } from '../../contract/questions.js'

export const parts: LanguageQuestionParts = {
  openers: wordSet('who whom whose what when where why how which whats whos'),
  clauseOpeners: wordSet(
    'when while after before who whom which where because if since until although'
  ),
  subjects: wordSet('i you he she we they'),
  determiners: wordSet('a an the my your his her its our their this that these those'),
  locatives: wordSet('in at on near'),
  asidePrepositions: wordSet('during on in at for with without of from to by about'),
  kindNouns: wordSet(
    'color colour name title date number kind sort reason year age price time day month place'
  ),
  ofWhat: 'of',
  degrees: wordSet(
    'old long tall far big large heavy deep high wide thick fast small often much many regularly times time'
  ),
  formsOfBe: wordSet('am is are was were be been'),
  degreeOpener: 'how',
  kindOpeners: wordSet('which what'),
  amounts: wordSet('many much'),
  capacity: 'as',
  afterCapacity: /^an?$/,
}
