import { test } from '@japa/runner'
import { generateText, streamText, type LanguageModel } from 'ai'
import { groundedOptions } from '#services/ai/drivers/dummy_language_model'
import { languageModel } from '#services/ai/models'
import { ProviderError, providerError } from '#services/ai/provider_error'
import { doubleReply, providerDouble, type Conduct } from '#tests/support/provider_double'

const outside = ['openai', 'openai_compatible', 'anthropic', 'google']
const all = ['dummy', ...outside]

const secret = 'sk-very-secret'

async function driver(provider: string, cleanup: (undo: () => void) => void) {
  const double = await providerDouble()
  cleanup(double.close)
  const paths: Record<string, string> = { anthropic: '', google: '/v1beta' }
  const baseUrl = double.url + (paths[provider] ?? '/v1')
  const model = languageModel(
    { llmProvider: provider, llmModel: 'model-9' },
    { apiKey: secret, baseUrl },
    200
  )
  return { double, model }
}

const asked = (model: LanguageModel, more = {}) => ({
  model,
  maxRetries: 0,
  system: 'You are Rui.',
  messages: [
    { role: 'user' as const, content: 'Hello.' },
    { role: 'assistant' as const, content: 'Good day.' },
    { role: 'user' as const, content: 'Where were you born?' },
  ],
  providerOptions: groundedOptions({
    clone: { name: 'Rui', description: '' },
    tone: { warmth: 0.5, humor: 0.5, formality: 0.5 },
    passages: [
      {
        id: '1',
        sourceType: 'memory',
        sourceTitle: null,
        content: doubleReply,
        similarity: 0.9,
        score: 1,
      },
    ],
  }),
  ...more,
})

/** A reply as it is streamed: its pieces, then what is known of the whole. */
async function streamed(model: LanguageModel, more = {}) {
  const result = streamText({ ...asked(model, more), onError: () => {} })
  const pieces: string[] = []
  for await (const part of result.fullStream) {
    if (part.type === 'error') throw part.error
    if (part.type === 'abort') throw new DOMException('Aborted', 'TimeoutError')
    if (part.type === 'text-delta') pieces.push(part.text)
  }
  return { pieces, usage: await result.usage, model: (await result.response).modelId }
}

const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => providerError(error)
  )

test.group('Language drivers', () => {
  test('{$self} streams a text in pieces, and tells its tokens')
    .with(all)
    .run(async ({ assert, cleanup }, provider) => {
      const { model } = await driver(provider, cleanup)
      const reply = await streamed(model)
      assert.isAbove(reply.pieces.length, 2)
      assert.include(reply.pieces.join(''), 'born in Porto, in 1951')
      assert.isAbove(reply.usage.inputTokens!, 0)
      assert.isAbove(reply.usage.outputTokens!, 0)
      assert.equal(reply.model, provider === 'dummy' ? 'grounded-responder-1' : 'model-9')
      if (provider === 'dummy') return
      assert.equal(reply.pieces.join(''), doubleReply)
      assert.include(reply.usage, { inputTokens: 11, outputTokens: 7 })
    })

  test('{$self} gives a whole text')
    .with(all)
    .run(async ({ assert, cleanup }, provider) => {
      const { model } = await driver(provider, cleanup)
      const { text, usage } = await generateText(asked(model))
      assert.include(text, 'born in Porto, in 1951')
      assert.isAbove(usage.outputTokens!, 0)
    })

  test('{$self} takes every temperature and length')
    .with(all)
    .run(async ({ assert, cleanup }, provider) => {
      const { model } = await driver(provider, cleanup)
      for (const temperature of [0, 2])
        assert.isNotEmpty((await streamed(model, { temperature, maxOutputTokens: 123 })).pieces)
    })

  test('{$self} sends what it is given: model, temperature 0, length, system, history, key')
    .with(outside)
    .run(async ({ assert, cleanup }, provider) => {
      const { double, model } = await driver(provider, cleanup)
      await streamed(model, { temperature: 0, maxOutputTokens: 123 })
      const [{ path, headers, body }] = double.requests
      const settings = body.generationConfig ?? body
      assert.strictEqual(settings.temperature, 0)
      assert.equal(settings.max_tokens ?? settings.maxOutputTokens, 123)
      assert.include(`${path} ${body.model}`, 'model-9')
      assert.include(JSON.stringify(headers), secret)
      const told = JSON.stringify(body)
      const order = ['You are Rui.', 'Hello.', 'Good day.', 'Where were you born?']
      const places = order.map((words) => told.indexOf(words))
      assert.notInclude(places, -1)
      if (!['anthropic', 'google'].includes(provider))
        assert.deepEqual(
          places,
          places.toSorted((a, b) => a - b)
        )
    })

  test('{provider} that {conduct}: {trouble}')
    .with(
      outside.flatMap((provider) =>
        (
          [
            ['refuses', 'key refused', 1],
            ['has no credit', 'credit used up', 1],
            ['knows no such model', 'model unknown', 1],
            ['finds it too long', 'too long', 1],
            ['is rate limited', 'rate limited', 3],
            ['is out of order', 'out of order', 3],
            ['breaks before the first word', 'broken off', 3],
            ['breaks off', 'broken off', 1],
          ] as Array<[Conduct, string, number]>
        ).map(([conduct, trouble, calls]) => ({ provider, conduct, trouble, calls }))
      )
    )
    .run(async ({ assert, cleanup }, { provider, conduct, trouble, calls }) => {
      const { double, model } = await driver(provider, cleanup)
      double.conduct = conduct
      const error = await troubleOf(streamed(model))
      assert.instanceOf(error, ProviderError)
      assert.equal(error!.trouble, trouble)
      assert.notInclude(`${error!.message} ${JSON.stringify(error)}`, secret)
      assert.lengthOf(double.requests, calls)
    })

  test('{$self} that hangs is given up')
    .with(outside)
    .run(async ({ assert, cleanup }, provider) => {
      const { double, model } = await driver(provider, cleanup)
      double.conduct = 'hangs'
      const error = await troubleOf(streamed(model))
      assert.equal(error!.trouble, 'too late')
    })

  test('{$self} that can’t be reached says so')
    .with(outside)
    .run(async ({ assert, cleanup }, provider) => {
      const { double, model } = await driver(provider, cleanup)
      double.close()
      assert.equal((await troubleOf(streamed(model)))!.trouble, 'unreachable')
    })

  test('{$self} that fails in passing is asked again')
    .with(outside)
    .run(async ({ assert, cleanup }, provider) => {
      const { double, model } = await driver(provider, cleanup)
      double.next = ['is out of order', 'breaks before the first word']
      assert.equal((await streamed(model)).pieces.join(''), doubleReply)
      assert.lengthOf(double.requests, 3)
    })
})
