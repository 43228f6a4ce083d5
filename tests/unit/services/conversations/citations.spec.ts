import { test } from '@japa/runner'
import Passage from '#models/passage'
import { citationsOf } from '#services/conversations/citations'

const passages = [
  'My father was a baker. I was born in Porto in the winter of 1951,\nduring a storm. We had no stove.',
  'The lighthouse of Aveiro is 62 metres high.',
  'We married in the chapel of São Bento. My sister sang an old fado at the wedding.',
].map((content, index) =>
  new Passage().merge({
    id: `passage-${index + 1}`,
    sourceType: 'memory',
    sourceTitle: null,
    memoryId: `memory-${index + 1}`,
    content,
  })
)

const cited = (text: string, ...numbers: number[]) =>
  citationsOf(
    text,
    numbers.map((number) => ({ number, at: text.length })),
    passages
  )

test.group('Citations', () => {
  test('each marked passage once, in the order of its use, with the sentence that was used', ({
    assert,
  }) => {
    const citations = cited('I came into the world in Porto, in a winter storm of 1951.', 3, 1, 3)
    assert.deepEqual(
      citations.map(({ passage_id: id }) => id),
      ['passage-3', 'passage-1']
    )
    assert.equal(
      citations[1].excerpt,
      'I was born in Porto in the winter of 1951,\nduring a storm.'
    )
    assert.include(citations[1], { source_type: 'memory', source_id: 'memory-1' })
  })

  test('every excerpt is verbatim from its passage', ({ assert }) => {
    for (const text of ['Something else entirely.', 'It is 62 metres high.', '…'])
      for (const { excerpt, passage_id: id } of cited(text, 1, 2, 3)) {
        const { content } = passages.find((passage) => passage.id === id)!
        assert.include(content, excerpt)
        assert.isNotEmpty(excerpt)
      }
  })

  test('a number that no passage has is dropped', ({ assert }) => {
    assert.isEmpty(cited('I know nothing of that.', 0, 4, 99))
  })

  test('without marks only what the words say beyond doubt is cited', ({ assert }) => {
    const [citation, ...others] = cited('I was born in Porto in the winter of 1951.')
    assert.equal(citation.passage_id, 'passage-1')
    assert.isEmpty(others)
    assert.isEmpty(cited('I was never told about that, I am afraid.'))
    assert.isEmpty(cited('Porto is a fine town with many bridges and old wine cellars.'))
  })
})
