import type { HttpContext } from '@adonisjs/core/http'
import { markedWords } from '#services/search/marked_words'
import { replyWriter } from '#services/conversations/reply_writer'
import { passageSearch } from '#services/search/passage_search'

const longestQuestion = 1000
const shown = 20

/** What a question finds in a clone, and with which scores: what its replies are made from. */
export default class TestBenchesController {
  async show({ reach, params, request, view }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const question = questionIn(request.qs().q)
    if (!question) replyWriter.prepare(clone.id)
    const started = performance.now()
    const found = question ? await passageSearch.search(clone.id, question, { limit: shown }) : []
    const milliseconds = performance.now() - started
    return view.render(
      request.wantsFragment ? 'components/bench/found' : 'pages/clones/test_bench',
      {
        clone,
        question,
        milliseconds,
        found: found.map((one) => ({ ...one, words: markedWords(one.passage.content, question) })),
      }
    )
  }
}

const questionIn = (q: unknown) =>
  typeof q === 'string'
    ? q.replaceAll('\0', ' ').trim().slice(0, longestQuestion).toWellFormed()
    : ''
