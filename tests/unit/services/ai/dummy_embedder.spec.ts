import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Worker } from 'node:worker_threads'
import { test } from '@japa/runner'
import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
import { EmbedderError } from '#services/ai/embedder'

const LONG_PASSAGE = 'We swam in the river behind the mill until the first cold days. '.repeat(8)

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i], 0)

function newWorker() {
  return new Promise<Worker>((resolve) => process.once('worker', resolve))
}

test.group('Dummy embedder', (group) => {
  const embedder = new DummyEmbedder()
  group.teardown(() => embedder.close())

  test('a vector has the length 1 and the dimension that is said', async ({ assert }) => {
    const vector = await embedder.embedQuery('Where did grandma bake her bread?')
    assert.lengthOf(vector, embedder.dimension)
    assert.approximately(dot(vector, vector), 1, 1e-5)
  })

  test('a question is nearest to the passage that answers it', async ({ assert }) => {
    const passages = await embedder.embedPassages([
      'The oven was lit before dawn, and she kneaded the dough for our Sunday loaves.',
      'His motorcycle broke down on the way to the office.',
      'We learned to swim in the river behind the mill.',
    ])
    const ask = async (question: string) => {
      const query = await embedder.embedQuery(question)
      const similarities = passages.map((passage) => dot(query, passage))
      return similarities.indexOf(Math.max(...similarities))
    }
    assert.equal(await ask('Who baked bread at the weekend?'), 0)
    assert.equal(await ask('What happened to his bike?'), 1)
    assert.equal(await ask('Where did the children go bathing?'), 2)
  })

  test('the same text has the same vector, as a query, as a passage, in another worker', async ({
    assert,
    cleanup,
  }) => {
    const other = new DummyEmbedder()
    cleanup(() => other.close())
    const vector = await embedder.embedQuery('Rui played the accordion.')
    const [passage] = await embedder.embedPassages(['Rui played the accordion.'])
    assert.deepEqual(passage, vector)
    assert.deepEqual(await other.embedQuery('Rui played the accordion.'), vector)
  })

  test('passages come back in their order', async ({ assert }) => {
    const texts = ['one short text', LONG_PASSAGE, 'another short text', '']
    const vectors = await embedder.embedPassages(texts)
    for (const [i, text] of texts.entries()) {
      assert.deepEqual(vectors[i], await embedder.embedQuery(text))
    }
    assert.deepEqual(await embedder.embedPassages([]), [])
  })

  test('a text in which it finds no words has a vector of zeros', async ({ assert }) => {
    for (const text of ['', ' \n ', '😀', '今天天气怎么样']) {
      const vector = await embedder.embedQuery(text)
      assert.isTrue(
        vector.every((value) => value === 0),
        text
      )
    }
  })

  test('hostile texts have vectors of finite numbers', async ({ assert }) => {
    const texts = [
      'a\0b',
      '\ud800 lone',
      'x'.repeat(1_000_000),
      'word '.repeat(200_000),
      'é'.repeat(999),
    ]
    for (const vector of await embedder.embedPassages(texts)) {
      assert.isTrue(vector.every(Number.isFinite))
    }
  })

  test('a query overtakes the passages that wait', async ({ assert }) => {
    const passages = embedder.embedPassages(Array<string>(40).fill(LONG_PASSAGE))
    const query = embedder.embedQuery('a query that was never asked before')
    const first = await Promise.race([query.then(() => 'query'), passages.then(() => 'passages')])
    assert.equal(first, 'query')
    await passages
  })

  test('what one asker does to a vector, the next does not see', async ({ assert }) => {
    const vector = await embedder.embedQuery('a query asked twice')
    const kept = vector.slice()
    vector.fill(7)
    assert.deepEqual(await embedder.embedQuery('a query asked twice'), kept)
  })

  test('when its worker dies, what is under way fails and the next text is embedded', async ({
    assert,
    cleanup,
  }) => {
    const mortal = new DummyEmbedder()
    cleanup(() => mortal.close())
    const started = newWorker()
    const passages = mortal.embedPassages([LONG_PASSAGE, LONG_PASSAGE])
    const query = mortal.embedQuery('Who is Rui?')
    const [results] = await Promise.all([
      Promise.allSettled([passages, query]),
      started.then((worker) => worker.terminate()),
    ])
    for (const result of results) {
      assert.equal(result.status, 'rejected')
      assert.instanceOf((result as PromiseRejectedResult).reason, EmbedderError)
    }
    assert.lengthOf(await mortal.embedQuery('Who is Rui?'), 512)
  })

  test('closing fails what is under way and frees the worker', async ({ assert }) => {
    const closing = new DummyEmbedder()
    const query = closing.embedQuery('Who is Rui?')
    await Promise.all([assert.rejects(() => query, /stopped/), closing.close()])
    await closing.close()
  })

  test('a process waits for an embedder at work, but not for an idle one', async ({ assert }) => {
    const script = `
      import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
      const vector = await new DummyEmbedder().embedQuery('Who is Rui?')
      console.log(vector.length)`
    const options = ['--import=@poppinss/ts-exec', '--input-type=module', '--eval', script]
    const { stdout } = await promisify(execFile)(process.execPath, options, { timeout: 20_000 })
    assert.equal(stdout.trim(), '512')
  })
})
