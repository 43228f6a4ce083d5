import { answerParent } from './confined_answer.js'
import { splitIntoPassages } from './passage_splitter.js'

answerParent((text: string) => splitIntoPassages(text))
