import { test } from '@japa/runner'
import { wordsOf } from '#services/responder/text/words'
import { partsOf } from '#tests/unit/services/responder/in_english'

function parts(question: string) {
  const words = wordsOf(question)
  const found = partsOf(words)
  return Object.fromEntries(words.map(({ plain }, index) => [plain, found[index]]))
}

test.group('Question parts', () => {
  test('what is done is the verb, and what is beside it a circumstance', ({ assert }) => {
    const { give, neighbour, faro, went } = parts(
      'What did you give the neighbour in Faro when she went home?'
    )
    assert.deepEqual(
      [give, neighbour, faro, went],
      ['verb', 'core', 'circumstance', 'circumstance']
    )
  })

  test('what is counted is told from what names the kind of answer', ({ assert }) => {
    assert.equal(parts('How many cakes did you bake?').cakes, 'counted')
    assert.equal(parts('Which musical instrument did you play?').instrument, 'kind')
    assert.equal(parts('How deep was the well?').deep, 'kind')
    assert.equal(parts('What is the colour of your door?').colour, 'kind')
  })

  test('a clause is the matter itself where the main clause says nothing', ({ assert }) => {
    assert.notEqual(parts('How old were you when you learned to swim?').swim, 'circumstance')
    assert.equal(parts('What did you eat when you learned to swim?').swim, 'circumstance')
  })
})
