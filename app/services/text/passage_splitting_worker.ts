import { answerParent } from '#services/workers/confined_answer'
import { toRanges } from './passage_ranges.js'
import { splitIntoPassages } from './passage_splitter.js'

answerParent((text: string) => toRanges(splitIntoPassages(text)))
