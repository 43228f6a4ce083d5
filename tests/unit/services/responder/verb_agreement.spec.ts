import { test } from '@japa/runner'
import {
  firstPersonVerb,
  isFiniteVerb,
  isKnownThirdPerson,
  secondPersonVerb,
} from '#services/responder/languages/en/words/verb_agreement'

test.group('Verb agreement', () => {
  test('{0} follows "I" as {1}')
    .with([
      ['is', 'am'],
      ['has', 'have'],
      ['does', 'do'],
      ["doesn't", "don't"],
      ['was', 'was'],
      ['loves', 'love'],
      ['carries', 'carry'],
      ['watches', 'watch'],
      ['loses', 'lose'],
      ['goes', 'go'],
      ['dies', 'die'],
      ['passes', 'pass'],
      ['went', 'went'],
      ['could', 'could'],
    ])
    .run(({ assert }, [verb, expected]) => assert.equal(firstPersonVerb(verb), expected))

  test('only the forms of "be" change after "you"', ({ assert }) => {
    const verbs = ['am', 'was', 'love', 'had'].map(secondPersonVerb)
    assert.deepEqual(verbs, ['are', 'were', 'love', 'had'])
  })

  test('a plural noun is no known verb', ({ assert }) => {
    assert.isTrue(isKnownThirdPerson('loves'))
    assert.isFalse(isKnownThirdPerson('boats'))
  })

  test('past, modal and -s forms are finite', ({ assert }) => {
    for (const verb of ['was', 'worked', 'taught', 'could', 'sings'])
      assert.isTrue(isFiniteVerb(verb))
    for (const word of ['the', 'his', 'boat', 'this']) assert.isFalse(isFiniteVerb(word))
  })
})
