import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { ProviderError } from '#services/ai/provider_error'
import { lineTo, ProviderLine } from '#services/ai/provider_line'

const quick = { retries: 2, firstWait: 2, longestWait: 50, failures: 3, rest: 60 }

/** A provider that fails in these ways, one after the other, and then answers. */
function provider(...failures: Error[]) {
  const calls: number[] = []
  const ask = async () => {
    calls.push(Date.now())
    const failure = failures.shift()
    if (failure) throw failure
    return 'answer'
  }
  return { ask, calls }
}

const outage = () => new ProviderError('out of order', { status: 503 })
const caught = (work: Promise<unknown>): Promise<ProviderError> =>
  work.then(
    () => {
      throw new Error('It went well')
    },
    (error) => error
  )

test.group('ProviderLine', () => {
  test('what fails in passing is tried again', async ({ assert }) => {
    const { ask, calls } = provider(outage(), new ProviderError('unreachable'))
    assert.equal(await new ProviderLine(quick).call(ask), 'answer')
    assert.lengthOf(calls, 3)
  })

  test('what the request is to blame for is not', async ({ assert }) => {
    const { ask, calls } = provider(new ProviderError('key refused', { status: 401 }))
    assert.propertyVal(await caught(new ProviderLine(quick).call(ask)), 'trouble', 'key refused')
    assert.lengthOf(calls, 1)
  })

  test('a provider that asks to be left alone is, as long as that is bearable', async ({
    assert,
  }) => {
    const patient = provider(new ProviderError('rate limited', { status: 429, retryAfter: 40 }))
    assert.equal(await new ProviderLine(quick).call(patient.ask), 'answer')
    assert.isAtLeast(patient.calls[1] - patient.calls[0], 39)
    const asking = provider(new ProviderError('rate limited', { status: 429, retryAfter: 60_000 }))
    assert.propertyVal(await caught(new ProviderLine(quick).call(asking.ask)), 'retryAfter', 60_000)
    assert.lengthOf(asking.calls, 1)
  })

  test('after failures in a row it rests, answers at once meanwhile, and then tries once', async ({
    assert,
  }) => {
    const line = new ProviderLine(quick)
    const { ask, calls } = provider(...Array.from({ length: 4 }, outage))
    await caught(line.call(ask))
    assert.lengthOf(calls, 3)
    const resting = await caught(line.call(ask))
    assert.include(resting, { trouble: 'resting' })
    assert.isAbove(resting.retryAfter!, 0)
    assert.lengthOf(calls, 3)
    await sleep(70)
    assert.propertyVal(await caught(line.call(ask)), 'trouble', 'resting')
    assert.lengthOf(calls, 4)
    await sleep(70)
    assert.equal(await line.call(ask), 'answer')
  })

  test('refused keys and limits don’t make it rest', async ({ assert }) => {
    const line = new ProviderLine({ ...quick, retries: 0 })
    const { ask } = provider(
      ...Array.from({ length: 9 }, () => new ProviderError('key refused', { status: 401 }))
    )
    for (let call = 0; call < 9; call++) await caught(line.call(ask))
    assert.equal(await line.call(ask), 'answer')
  })

  test('each key and address has a line of its own', ({ assert }) => {
    const mine = { apiKey: 'a', baseUrl: 'https://one.example' }
    assert.strictEqual(lineTo('openai', mine), lineTo('openai', { ...mine }))
    assert.notStrictEqual(lineTo('openai', mine), lineTo('openai', { ...mine, apiKey: 'b' }))
    assert.notStrictEqual(lineTo('openai', mine), lineTo('openai_compatible', mine))
  })
})
