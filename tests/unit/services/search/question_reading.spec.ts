import { test } from '@japa/runner'
import { ownSpeakers, readQuestion } from '#services/search/question_reading'

const speakers = ['Joanna Smith', 'Nate']

test.group('Question reading', () => {
  test('the one speaker whom it names is whose words are asked for, and not a word to look for', ({
    assert,
  }) => {
    const question = readQuestion('What are Joanna’s hobbies?', speakers)
    assert.equal(question.speaker, 'Joanna Smith')
    assert.deepEqual(question.terms, ['hobbies'])
    assert.equal(question.subject, 'What are hobbies?')
  })

  test('of two speakers, neither', ({ assert }) => {
    const question = readQuestion('What do Joanna and Nate share?', speakers)
    assert.isNull(question.speaker)
    assert.deepEqual(question.terms, ['share'])
  })

  test('"you" is the clone’s own person where she speaks', ({ assert }) => {
    assert.equal(readQuestion('What are your hobbies?', speakers, ['Nate']).speaker, 'Nate')
    assert.isNull(readQuestion('What are your hobbies?', speakers).speaker)
    assert.equal(
      readQuestion('Do you know what Joanna likes?', speakers, ['Nate']).speaker,
      'Joanna Smith'
    )
  })

  test('a clone is in chats who has its name, and whom its owner chose', ({ assert }) => {
    assert.deepEqual(ownSpeakers(speakers, 'nate fisher'), ['Nate'])
    assert.deepEqual(ownSpeakers(['Mãe', 'Inês', 'Pai'], 'António Ferreira', ['Pai']), ['Pai'])
    assert.deepEqual(ownSpeakers(speakers, 'Marta', ['Somebody who left']), [])
  })

  test('names of people who do not speak are words', ({ assert }) => {
    const question = readQuestion('When did Nate adopt Max?', speakers)
    assert.deepEqual(question.terms, ['adopt', 'max'])
  })

  test('a question of a name alone looks for the name', ({ assert }) => {
    const question = readQuestion('Who is Nate?', speakers)
    assert.deepEqual(question.terms, ['nate'])
    assert.equal(question.subject, 'Who is Nate?')
  })

  test('a phone number names nobody', ({ assert }) => {
    assert.isNull(readQuestion('Who has 351 apples?', ['+351 912 345 678']).speaker)
  })

  test('whether it asks when', ({ assert }) => {
    for (const text of ['When did you move?', 'And then when was it?', 'How long did it take?'])
      assert.isTrue(readQuestion(text, []).asksWhen, text)
    for (const text of ['Where were you when the war began?', 'Who came?'])
      assert.isFalse(readQuestion(text, []).asksWhen, text)
  })
})
