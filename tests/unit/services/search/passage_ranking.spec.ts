import { test } from '@japa/runner'
import type { OutlinedPassage } from '#services/search/clone_outline'
import { PassageRanking } from '#services/search/passage_ranking'
import { readQuestion } from '#services/search/question_reading'
import type { Occurrences } from '#services/search/word_finder'
import { WordScores } from '#services/search/word_scores'
import { message, outlined, outlineOf } from './outlines.js'

const unknown = Number.NaN

function rankingOf(
  passages: OutlinedPassage[],
  {
    question = 'What is it?',
    words = [],
    similarities = passages.map(() => 0.1),
    mentions = [],
  }: {
    question?: string
    words?: Occurrences[]
    similarities?: number[]
    mentions?: number[]
  }
) {
  const outline = outlineOf(...passages)
  return new PassageRanking(
    readQuestion(question, outline.speakers, ['Nate']),
    outline,
    new WordScores(outline, words),
    new Set(mentions),
    Float32Array.from(similarities)
  )
}

const numbers = (ranked: Array<{ number: number }>) => ranked.map(({ number }) => number)

test.group('Passage ranking', () => {
  const three = [1, 2, 3].map((number) => outlined({ number }))

  test('words and meaning each bring a passage up', ({ assert }) => {
    const byWords = rankingOf(three, { words: [{ own: [2], around: [] }] }).shortlist()
    assert.equal(byWords[0].number, 2)
    assert.isAbove(byWords[0].lexical!, 0)
    assert.isNull(byWords[1].lexical)

    const byMeaning = rankingOf(three, { similarities: [0.1, 0.2, 0.6] }).shortlist()
    assert.deepEqual(numbers(byMeaning), [3, 2, 1])
    assert.approximately(byMeaning[0].similarity!, 0.6, 1e-6)
  })

  test('what has neither a word of the question nor a vector is not found', ({ assert }) => {
    const ranking = rankingOf(three, {
      words: [{ own: [2], around: [] }],
      similarities: [unknown, unknown, unknown],
    })
    assert.deepEqual(numbers(ranking.shortlist()), [2])
    assert.isNull(ranking.shortlist()[0].similarity)
  })

  test('a vector still to come neither lifts nor sinks a passage', ({ assert }) => {
    const ranking = rankingOf(three, {
      words: [{ own: [1, 2, 3], around: [] }],
      similarities: [0.6, unknown, 0.1],
    })
    assert.deepEqual(numbers(ranking.shortlist()), [1, 2, 3])
  })

  test('the neighbours in a chat speak for a message', ({ assert }) => {
    const ranking = rankingOf(
      [message(1, 'Nate', 0), message(2, 'Joanna', 1), message(3, 'Nate', 600)],
      { similarities: [0.6, 0.1, 0.1] }
    )
    assert.deepEqual(numbers(ranking.shortlist()), [1, 2, 3])
  })

  test('the words of the person asked about go before those of others', ({ assert }) => {
    const chat = [message(1, 'Joanna', 0), message(2, 'Nate', 1), message(3, 'Joanna', 2)]
    assert.equal(rankingOf(chat, { question: 'What does Nate like?' }).shortlist()[0].number, 2)
    assert.equal(rankingOf(chat, { question: 'What do you like?' }).shortlist()[0].number, 2)
  })

  test('what nobody said is about the person whom it mentions', ({ assert }) => {
    const passages = [message(1, 'Nate', 0), outlined({ number: 2 }), outlined({ number: 3 })]
    const ranking = rankingOf(passages, { question: 'What does Nate like?', mentions: [2] })
    assert.deepEqual(numbers(ranking.shortlist()).at(-1), 2)
  })

  test('the named month, and in it the named day, decides between the like', ({ assert }) => {
    const on = (number: number, month: number, day: number) =>
      outlined({ number, saidAt: Date.UTC(2023, month, day) })
    const ranking = rankingOf([on(1, 3, 9), on(2, 4, 20), on(3, 4, 9)], {
      question: 'What happened on 8 May 2023?',
    })
    assert.deepEqual(numbers(ranking.shortlist()), [3, 2, 1])
  })

  test('a text that only asks goes down, and one that tells a time up where the question asks when', ({
    assert,
  }) => {
    const ranking = rankingOf(three, { question: 'When was the party?' })
    const texts = new Map([
      [1, 'When is the party?'],
      [2, 'The party was great.'],
      [3, 'The party was last week.'],
    ])
    assert.deepEqual(numbers(ranking.withTexts(ranking.shortlist(), texts)), [3, 2, 1])
  })

  test('a text that is gone meanwhile is left out', ({ assert }) => {
    const ranking = rankingOf(three, {})
    const ranked = ranking.withTexts(ranking.shortlist(), new Map([[2, 'Still there.']]))
    assert.deepEqual(numbers(ranked), [2])
  })

  test('of many passages the best are read', ({ assert }) => {
    const many = Array.from({ length: 500 }, (_, number) => outlined({ number }))
    const ranking = rankingOf(many, { similarities: many.map(({ number }) => number / 500) })
    assert.lengthOf(ranking.shortlist(), 200)
    assert.deepEqual(numbers(ranking.shortlist(3)), [499, 498, 497])
  })
})
