import { test } from '@japa/runner'
import { WordScores } from '#services/search/word_scores'
import { message, outlined, outlineOf } from './outlines.js'

const chat = () =>
  outlineOf(
    message(1, 'Nate', 0),
    message(2, 'Joanna', 1),
    message(3, 'Nate', 2),
    message(4, 'Joanna', 3),
    message(5, 'Nate', 600),
    outlined({ number: 6 })
  )

test.group('Word scores', () => {
  test('a word counts for the passage that has it, less for its two neighbours on each side, and no further', ({
    assert,
  }) => {
    const { passages } = new WordScores(chat(), [{ own: [1], around: [] }])
    assert.isAbove(passages[0], passages[1])
    assert.approximately(passages[1], passages[2], 1e-6)
    assert.isAbove(passages[2], 0)
    assert.deepEqual([...passages.slice(3)], [0, 0, 0])
  })

  test('what was said around a passage counts as half, though it was not taught', ({ assert }) => {
    const { passages } = new WordScores(chat(), [{ own: [5], around: [6] }])
    assert.isAbove(passages[4], passages[5])
    assert.isAbove(passages[5], 0)
  })

  test('a neighbour that was taught and is in the context counts once', ({ assert }) => {
    const taught = new WordScores(chat(), [{ own: [1], around: [] }])
    const both = new WordScores(chat(), [{ own: [1], around: [2, 3] }])
    assert.deepEqual(both.passages, taught.passages)
  })

  test('a rarer word counts more, and two words more than one', ({ assert }) => {
    const { passages } = new WordScores(chat(), [
      { own: [5], around: [] },
      { own: [5, 6], around: [] },
    ])
    const rare = new WordScores(chat(), [{ own: [5], around: [] }]).passages[4]
    const common = new WordScores(chat(), [{ own: [5, 6], around: [] }]).passages[4]
    assert.isAbove(rare, common)
    assert.approximately(passages[4], rare + common, 1e-5)
  })

  test('numbers that the outline does not know yet are left out', ({ assert }) => {
    const { passages } = new WordScores(chat(), [{ own: [99], around: [100] }])
    assert.deepEqual([...passages], [0, 0, 0, 0, 0, 0])
  })
})
