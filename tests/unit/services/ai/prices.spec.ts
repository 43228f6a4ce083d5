import { test } from '@japa/runner'
import { PriceList } from '#services/prices/price_list'

const list = new PriceList(
  'openai/gpt-4.1-mini=0.40:1.60, openai/gpt-4.1=2:8,openai/*=100:100,anthropic/claude-haiku*=1:5,anthropic/*=3:15,'
)

const million = { input: 1e6, output: 0 }

test.group('Prices', () => {
  test('input and output have their own', ({ assert }) => {
    assert.equal(list.costOf('openai', 'gpt-4.1-mini', { input: 1000, output: 500 }), 0.0012)
  })

  test('{provider}/{model}: {cost}')
    .with([
      { provider: 'openai', model: 'gpt-4.1-mini', cost: 0.4 },
      { provider: 'openai', model: 'gpt-4.1', cost: 2 },
      { provider: 'openai', model: 'gpt-4.1-2025-04-14', cost: 2 },
      { provider: 'openai', model: 'gpt-4.1-mini-2025-04-14', cost: 0.4 },
      { provider: 'openai', model: 'o9', cost: 100 },
      { provider: 'anthropic', model: 'claude-haiku-4-5-20251001', cost: 1 },
      { provider: 'anthropic', model: 'claude-opus-5', cost: 3 },
      { provider: 'google', model: 'gemini-2.5-pro', cost: null },
      { provider: 'dummy', model: 'grounded-responder-1', cost: null },
    ])
    .run(({ assert }, { provider, model, cost }) => {
      assert.equal(list.costOf(provider, model, million), cost)
    })

  test('without prices nothing has one', ({ assert }) => {
    assert.isNull(new PriceList('').costOf('openai', 'gpt-4.1', million))
    assert.isNull(new PriceList().costOf('openai', 'gpt-4.1', million))
  })

  test('{$self} is no price')
    .with(['openai=1:2', 'openai/gpt=1', 'openai/gpt=a:b', 'openai/gpt=-1:2', 'gpt-4.1=1:2'])
    .run(({ assert }, told) => {
      assert.throws(() => new PriceList(told), /is no price: write provider\/model=input:output/)
    })
})
