import { answerParent } from '#services/documents/confined_answer'
import { toRanges } from './passage_ranges.js'
import { splitIntoPassages } from './passage_splitter.js'

answerParent((text: string) => toRanges(splitIntoPassages(text)))
