import { test } from '@japa/runner'
import { shareOfQuestions, tellsTime } from '#services/search/passage_traits'

test.group('Traits of a passage', () => {
  test('a text asks in part', ({ assert }) => {
    assert.equal(shareOfQuestions('What game was it?'), 1)
    assert.equal(shareOfQuestions('It was chess.'), 0)
    assert.equal(shareOfQuestions(''), 0)
    assert.approximately(shareOfQuestions('It was. What of you?'), 13 / 20, 1e-9)
  })

  test('an attachment is no part of it', ({ assert }) => {
    assert.equal(shareOfQuestions('Have you seen this? [photo: a poster of a film]'), 1)
    assert.equal(shareOfQuestions('[photo: why?]'), 0)
  })

  test('a time is told by a date or beside today', ({ assert }) => {
    for (const text of ['I won last week!', 'We met in May', 'Back in 2019', 'Two days ago'])
      assert.isTrue(tellsTime(text), text)
    for (const text of ['I like chess', 'The mayor came', 'Room 1204'])
      assert.isFalse(tellsTime(text), text)
  })
})
