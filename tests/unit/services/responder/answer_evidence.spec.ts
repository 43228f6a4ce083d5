import { test } from '@japa/runner'
import { enoughToAnswer } from '#services/responder/choosing/answer_evidence'
import type { AnswerType } from '#services/responder/languages/contract/answers'
import { contentStems, fitOf } from '#tests/unit/services/responder/in_english'

type Kind = Exclude<AnswerType, 'name'>

function fit(kind: Kind, sentence: string, counted = '', named = counted) {
  return fitOf(kind, sentence, {
    stems: new Set(contentStems(named)),
    counted: new Set(contentStems(counted)),
    namesCounted: false,
    ofClone: false,
  })
}

test.group('Answer evidence', () => {
  test('{0}: {1}')
    .with([
      ['time', 'I moved to Faro in May 1961.'],
      ['clock', 'I rose at six in the morning.'],
      ['age', 'I was nineteen years old when we met.'],
      ['age', 'There I stood, a boy of but eleven.'],
      ['duration', 'We were at sea for nearly three weeks.'],
      ['frequency', 'I wrote to her twice a month.'],
      ['place', 'We met in Coimbra.'],
      ['place', 'I kept it under the kitchen table.'],
      ['person', 'The baker taught me.'],
      ['person', 'Helena gave me a coat.'],
      ['price', 'The room was eleven francs a week.'],
      ['measure', 'The well went down forty metres.'],
      ['colour', 'The door was dark green.'],
      ['reason', 'I left, for the winters were too cold.'],
      ['identity', 'I owe it to the postman Duarte.', '', 'Duarte'],
    ] as Array<[Kind, string, string?, string?]>)
    .run(({ assert }, [kind, sentence, counted, named]) =>
      assert.isAtLeast(fit(kind, sentence, counted, named), enoughToAnswer)
    )

  test('not {0}: {1}')
    .with([
      ['time', 'I moved to Faro with my sister.'],
      ['clock', 'I rose before everybody else.'],
      ['age', 'We bought three loaves.'],
      ['duration', 'I was five years old.'],
      ['place', 'It was the day on which I was born.'],
      ['person', 'It was taught everywhere.'],
      ['person', 'I saw Helena again.', '', 'Helena'],
      ['price', 'There were thirty boys in the class.'],
      ['measure', 'It is every deep and serious affection.'],
      ['reason', 'I left in the winter.'],
    ] as Array<[Kind, string, string?, string?]>)
    .run(({ assert }, [kind, sentence, counted, named]) =>
      assert.isBelow(fit(kind, sentence, counted, named), enoughToAnswer)
    )

  test('a number counts beside what is counted', ({ assert }) => {
    assert.equal(fit('number', 'I baked nine small cakes.', 'cake'), 1)
    assert.isBelow(fit('number', 'I baked the cakes on 3 May 1950.', 'cake'), enoughToAnswer)
    assert.isBelow(fit('number', 'I was five when we moved.', 'cake'), enoughToAnswer)
    assert.isBelow(fit('number', 'We walked nine miles behind the horse.', 'horse'), 1)
  })
})
