import { test } from '@japa/runner'
import { CloneIdentity } from '#services/responder/people/clone_identity'
import * as answering from '#services/responder/languages/en/phrases/answering'
import * as company from '#services/responder/languages/en/phrases/company'
import * as notKnowing from '#services/responder/languages/en/phrases/not_knowing'
import * as reacting from '#services/responder/languages/en/phrases/reacting'
import * as remembering from '#services/responder/languages/en/phrases/remembering'
import { hashOf, levelOf, Manner } from '#services/responder/phrasing/manner'
import { joined } from '#tests/unit/services/responder/in_english'

const WARM = { warmth: 0.9, humor: 0.5, formality: 0.1 }

function manner(question: string, description = 'My father.', tone = WARM) {
  const clone = { name: 'Rui', description }
  return new Manner(tone, new CloneIdentity({ clone, passages: [] }), question)
}

/** Every phrase of a bank with the path that leads to it. */
function phrases(bank: unknown, path = ''): Array<[string, string]> {
  if (typeof bank === 'string') return [[path, bank]]
  if (typeof bank !== 'object' || bank === null) return []
  return Object.entries(bank).flatMap(([key, value]) => phrases(value, `${path}.${key}`))
}

test.group('Tone', () => {
  test('a value is low below 0.34 and high above 0.66', ({ assert }) => {
    const levels = [0, 0.33, 0.34, 0.66, 0.67, 1].map(levelOf)
    assert.deepEqual(levels, ['low', 'low', 'middle', 'middle', 'high', 'high'])
  })

  test('the same question is put in the same words, others in others', ({ assert }) => {
    const say = (question: string) => manner(question).phrase(answering.openers, 'opener')
    assert.equal(say('Where were you born?'), say('Where were you born?'))
    const openers = Array.from({ length: 40 }, (_, index) => say(`question ${index}`))
    assert.isAbove(new Set(openers).size, 4)
  })

  test('the form of address fits who is talked to', ({ assert }) => {
    const greet = (description: string) => manner('Hi', description).addressed('Hi, {dear}!', 'x')
    assert.match(greet('My father.'), /^Hi, (sweetheart|my love|darling)!$/)
    assert.match(greet('A printer.'), /^Hi, (my dear|my friend)!$/)
  })

  test('the form of address comes once a reply, and never where the tone is cool', ({ assert }) => {
    const warm = manner('Hi')
    warm.addressed('Hi, {dear}!', 'x')
    assert.equal(warm.addressed('Oh, {dear}, I was never told.', 'y'), 'I was never told.')
    assert.equal(
      warm.addressed('I must say, {dear}, that it rained.', 'z'),
      'I must say that it rained.'
    )
    const cool = manner('Hi', 'My father.', { ...WARM, warmth: 0 })
    assert.equal(cool.addressed('hello, {dear}.', 'x'), 'Hello.')
  })

  test('an opener runs on into what follows')
    .with([
      ['I should say that ', 'My boat was blue.', 'I should say that my boat was blue.'],
      ['Oh — ', 'I was born.', 'Oh — I was born.'],
      ['Oh — ', 'Porto was cold.', 'Oh — Porto was cold.'],
      ['Yes.', 'My boat was blue.', 'Yes. My boat was blue.'],
      ['', 'My boat was blue.', 'My boat was blue.'],
    ])
    .run(({ assert }, [opener, text, whole]) => assert.equal(joined(opener, text), whole))

  test('formal phrases have no contractions', ({ assert }) => {
    const formal = phrases({ answering, company, notKnowing, reacting, remembering }).filter(
      ([path]) => /\.(low|middle|high)\b/.exec(path)?.[1] === 'high'
    )
    assert.isAbove(formal.length, 60)
    for (const [path, phrase] of formal) assert.notMatch(phrase, /\w'(s|m|d|t|ll|re|ve)\b/, path)
  })

  test('every way to admit ignorance says that it was never told', ({ assert }) => {
    for (const [, phrase] of phrases(notKnowing.untold))
      assert.match(phrase, /never told|ever told me/i)
  })

  test('hashes spread', ({ assert }) => {
    const thirds = Array.from({ length: 300 }, (_, index) => hashOf(`slot ${index}`) % 3)
    for (const value of [0, 1, 2])
      assert.isAbove(thirds.filter((third) => third === value).length, 60)
  })
})
