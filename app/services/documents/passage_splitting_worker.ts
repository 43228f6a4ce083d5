import { answerParent } from './confined_answer.js'
import { toRanges } from './passage_ranges.js'
import { splitIntoPassages } from './passage_splitter.js'

answerParent((text: string) => toRanges(splitIntoPassages(text)))
