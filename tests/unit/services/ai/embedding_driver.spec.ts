import { test } from '@japa/runner'
import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
import { compatibleEmbedder } from '#services/ai/drivers/compatible_embedder'
import { openaiEmbedder } from '#services/ai/drivers/openai_embedder'
import { EmbedderError } from '#services/ai/embedder'
import type { ProviderError } from '#services/ai/provider_error'
import { VectorMatrix } from '#services/vectors/vector_matrix'
import { providerDouble, type Conduct } from '#tests/support/provider_double'

const drivers = {
  dummy: async () => new DummyEmbedder(),
  openai: openaiEmbedder,
  openai_compatible: compatibleEmbedder,
}

const all = Object.keys(drivers) as Array<keyof typeof drivers>
const outside = all.filter((id) => id !== 'dummy')

async function driver(id: keyof typeof drivers, cleanup: (undo: () => Promise<void>) => void) {
  const double = await providerDouble()
  const embedder = await drivers[id]({ apiKey: 'sk-very-secret', baseUrl: `${double.url}/v1` })
  cleanup(async () => {
    await embedder.close()
    double.close()
  })
  return { double, embedder }
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i], 0)

test.group('Embedding drivers', () => {
  test('{$self}: vectors have the length 1, and a dimension that a matrix takes')
    .with(all)
    .run(async ({ assert, cleanup }, id) => {
      const { embedder } = await driver(id, cleanup)
      const vector = await embedder.embedQuery('Where did grandma bake her bread?')
      assert.approximately(dot(vector, vector), 1, 1e-5)
      const matrix = new VectorMatrix(vector.length)
      assert.equal(vector.length % 4, 0)
      matrix.add('1' as any, vector)
      assert.equal(matrix.size, 1)
      assert.isNotEmpty(embedder.model)
    })

  test('{$self}: passages come back in their order, however many')
    .with(all)
    .run(async ({ assert, cleanup }, id) => {
      const { embedder } = await driver(id, cleanup)
      const texts = Array.from(
        { length: 70 },
        (_, i) => `The ${'abcdefg'.repeat(i % 7)} number ${i}`
      )
      const vectors = await embedder.embedPassages([...texts, ''])
      assert.lengthOf(vectors, 71)
      for (const i of [0, 15, 16, 69])
        assert.approximately(dot(vectors[i], await embedder.embedQuery(texts[i])), 1, 1e-4)
      assert.deepEqual(await embedder.embedPassages([]), [])
    })

  test('{$self}: a question is nearest to the passage that answers it')
    .with(all)
    .run(async ({ assert, cleanup }, id) => {
      const { embedder } = await driver(id, cleanup)
      const passages = await embedder.embedPassages([
        'She baked bread before dawn.',
        'His motorcycle broke down.',
      ])
      const question = await embedder.embedQuery('Who baked bread?')
      const [first, second] = passages.map((passage) => dot(question, passage))
      assert.isAbove(first, second)
    })

  test('{$self}: the key and the model go with every call')
    .with(outside)
    .run(async ({ assert, cleanup }, id) => {
      const { double, embedder } = await driver(id, cleanup)
      await embedder.embedQuery('Bread?')
      const { headers, body, path } = double.requests.at(-1)!
      assert.equal(path, '/v1/embeddings')
      assert.equal(headers.authorization, 'Bearer sk-very-secret')
      assert.equal(embedder.model, `${id}/${body.model}`)
    })

  test('{id} that {conduct}: {trouble}')
    .with(
      outside.flatMap((id) =>
        (
          [
            ['refuses', 'key refused'],
            ['is out of order', 'out of order'],
            ['knows no such model', 'model unknown'],
          ] as Array<[Conduct, string]>
        ).map(([conduct, trouble]) => ({ id, conduct, trouble }))
      )
    )
    .run(async ({ assert, cleanup }, { id, conduct, trouble }) => {
      const { double, embedder } = await driver(id, cleanup)
      double.conduct = conduct
      const error = await embedder.embedQuery('Bread?').catch((failure) => failure)
      assert.instanceOf(error, EmbedderError)
      assert.equal((error.cause as ProviderError).trouble, trouble)
    })

  test('a compatible server is asked for the model that is made for it', async ({
    assert,
    cleanup,
  }) => {
    const { double, embedder } = await driver('openai_compatible', cleanup)
    assert.equal(embedder.model, 'openai_compatible/nomic-embed-text')
    double.models = ['only-one']
    const other = await compatibleEmbedder({ baseUrl: `${double.url}/v1` })
    assert.equal(other.model, 'openai_compatible/only-one')
    const named = await compatibleEmbedder({ baseUrl: `${double.url}/v1` }, 'mine')
    assert.equal(named.model, 'openai_compatible/mine')
  })
})
