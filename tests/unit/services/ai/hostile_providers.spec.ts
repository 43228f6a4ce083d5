import { test } from '@japa/runner'
import { compatibleEmbedder } from '#services/ai/drivers/compatible_embedder'
import { externalSpeech } from '#services/ai/drivers/external_speech'
import { EmbedderError } from '#services/ai/embedder'
import { ProviderError } from '#services/ai/provider_error'
import { listedByBearer, servedModels } from '#services/ai/served_models'
import { guardedFetch } from '#services/outgoing/guarded_fetch'
import { hostileProvider, modelLists, vectors } from '#tests/support/hostile_provider'
import { configure } from '#tests/support/provider_double'

type Cleanup = (undo: () => void) => void

async function credentialsAt(cleanup: Cleanup, manner: string) {
  const hostile = await hostileProvider()
  cleanup(hostile.close)
  cleanup(configure({ ALLOW_PRIVATE_URLS: true as any }))
  return { apiKey: 'none', baseUrl: hostile.at(manner), fetch: guardedFetch }
}

test.group('Hostile providers', () => {
  test('{$self} are no list of models, or a short one')
    .with(Object.keys(modelLists))
    .run(async ({ assert, cleanup }, manner) => {
      const credentials = await credentialsAt(cleanup, manner)
      const names = await servedModels(listedByBearer, credentials).catch(() => [])
      assert.isAtMost(names.length, 1000)
      for (const name of names) assert.match(name, /^\w+$/)
    })

  test('vectors of which there are {$self} are refused')
    .with(Object.keys(vectors))
    .run(async ({ assert, cleanup }, manner) => {
      const credentials = await credentialsAt(cleanup, manner)
      const embedder = await compatibleEmbedder(credentials, 'model')
      await assert.rejects(() => embedder.embedQuery('Hello'), EmbedderError)
    })

  test('numbers that are huge or tiny make a vector of the length 1', async ({
    assert,
    cleanup,
  }) => {
    const credentials = await credentialsAt(cleanup, 'huge and tiny numbers')
    const embedder = await compatibleEmbedder(credentials, 'model')
    const vector = await embedder.embedQuery('Hello')
    assert.approximately(Math.hypot(...vector), 1, 1e-6)
  })

  test('speech without end is refused', async ({ assert, cleanup }) => {
    const speech = externalSpeech(await credentialsAt(cleanup, 'speech'))
    const utterance = { text: 'Hello', voice: null, rate: 1, format: 'mp3' as const }
    await assert.rejects(() => speech.speak(utterance), ProviderError)
  })
})
