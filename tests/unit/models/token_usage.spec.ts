import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import TokenUsage, { type Spent } from '#models/token_usage'

const spent: Spent = {
  provider: 'openai',
  model: 'gpt-4.1',
  inputTokens: 100,
  outputTokens: 10,
  cost: null,
}

test.group('Token usage', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('replies add up by month, provider and model, their costs where they have one', async ({
    assert,
  }) => {
    const user = await UserFactory.create()
    const other = await UserFactory.create()
    for (const more of [{}, { cost: 0.25 }, { cost: null }, { cost: 0.5 }, { model: 'o9' }])
      await TokenUsage.transaction((trx) => TokenUsage.add(trx, user.id, { ...spent, ...more }))
    await TokenUsage.transaction((trx) => TokenUsage.add(trx, other.id, spent))
    await TokenUsage.create({
      userId: user.id,
      month: '2020-01',
      provider: 'openai',
      model: 'gpt-4.1',
      replies: 1,
      inputTokens: 9,
      outputTokens: 9,
    })
    const rows = await TokenUsage.thisMonth(user.id)
    assert.deepEqual(
      rows.map(({ model, replies, inputTokens, outputTokens, cost }) => [
        model,
        Number(replies),
        Number(inputTokens),
        Number(outputTokens),
        cost,
      ]),
      [
        ['gpt-4.1', 4, 400, 40, 0.75],
        ['o9', 1, 100, 10, null],
      ]
    )
  })
})
