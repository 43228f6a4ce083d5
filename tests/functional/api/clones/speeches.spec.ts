import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import limiter from '@adonisjs/limiter/services/main'
import * as limits from '#start/limiter'
import { Speaker } from '#services/speech/speaker'
import { OpenaiSpeechApi } from '#services/ai/drivers/openai_speech_api'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { configure } from '#tests/support/provider_double'
import { unknownId } from '#tests/support/shapes'
import { measured, secondsOfMp3 } from '#tests/support/sound'
import { speechDouble, type Conduct } from '#tests/support/speech_double'
import { cloneOf } from '#tests/support/teaching'

const text = 'I opened the bakery in Rua das Flores in 1961.'

async function listener(client: ApiClient, consents = {}) {
  const ines = await apiMember(client)
  await ines.user.updateProfile({ consents: { voice_processing: true, ...consents } })
  const clone = await cloneOf(ines)
  return { ines, clone, path: `/api/clones/${clone.id}/tts` }
}

/** The bytes of an answer. */
const bytes = (response: { body(): unknown }) => Buffer.from(response.body() as Buffer)

async function withServer(
  cleanup: (undo: () => void) => void,
  conduct: Conduct,
  provider = 'openai'
) {
  const double = await speechDouble(conduct)
  cleanup(double.close)
  cleanup(
    configure(
      provider === 'openai'
        ? { OPENAI_API_KEY: 'sk-very-secret', OPENAI_BASE_URL: double.url }
        : { TTS_BASE_URL: double.url }
    )
  )
  return double
}

test.group('API clones/speeches', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('a text is heard, at both addresses', async ({ client, assert }) => {
    const { ines, clone, path } = await listener(client)
    for (const address of [path, `/api/chat/tts/${clone.id}`]) {
      const response = await ines.post(address, { text })
      response.assertStatus(200)
      assert.sameMembers(Object.keys(response.body()), ['audio_base64', 'format', 'provider'])
      assert.include(response.body(), { format: 'mp3', provider: 'dummy' })
      const seconds = secondsOfMp3(Buffer.from(response.body().audio_base64, 'base64'))!
      assert.isTrue(seconds > 2.5 && seconds < 6, `${seconds} s`)
    }
  })

  test('with Accept: {accept} come the bytes, as {type}')
    .with([
      { accept: 'audio/*', type: 'audio/mpeg' },
      { accept: 'audio/mpeg', type: 'audio/mpeg' },
      { accept: 'audio/wav', type: 'audio/wav' },
    ])
    .run(async ({ client, assert }, { accept, type }) => {
      const { ines, path } = await listener(client)
      const response = await ines.post(path, { text }).accept(accept)
      response.assertStatus(200)
      response.assertHeader('content-type', type)
      const audio = bytes(response)
      assert.equal(response.header('content-length'), String(audio.length))
      const seconds = type === 'audio/wav' ? measured(audio).seconds : secondsOfMp3(audio)!
      assert.isTrue(seconds > 2.5 && seconds < 6, `${seconds} s`)
    })

  test("the clone's voice and pace are heard", async ({ client, assert }) => {
    const { ines, clone, path } = await listener(client)
    const heard = async () => {
      const response = await ines.post(path, { text }).accept('audio/wav')
      return bytes(response)
    }
    const usual = await heard()
    await clone.configure({ ttsVoiceId: 'awb' })
    const other = await heard()
    assert.isFalse(usual.equals(other))
    await clone.configure({ speechRate: 2 })
    assert.approximately(measured(await heard()).seconds / measured(other).seconds, 0.5, 0.1)
  })

  test('without the consent nothing is said', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.post(`/api/clones/${clone.id}/tts`, { text })
    const { required_consent: needed } = assertProblem(assert, response, 'forbidden', [
      'required_consent',
    ])
    assert.equal(needed, 'voice_processing')
  })

  test('a key needs the scope chat', async ({ client, assert }) => {
    const { ines, path } = await listener(client)
    const reader = await keyHolder(client, { scopes: ['read', 'write'] }, ines.user)
    const refused = await reader.post(path, { text })
    assertProblem(assert, refused, 'forbidden', ['required_scope'])
    const talker = await keyHolder(client, { scopes: ['chat'] }, ines.user)
    const answered = await talker.post(path, { text })
    answered.assertStatus(200)
  })

  test('a stranger gets 404', async ({ client, assert }) => {
    const { clone } = await listener(client)
    const { ines: stranger } = await listener(client)
    for (const address of [
      (id: string) => `/api/clones/${id}/tts`,
      (id: string) => `/api/chat/tts/${id}`,
    ])
      assertUnknown(
        assert,
        await stranger.post(address(clone.id), { text }),
        await stranger.post(address(unknownId), { text })
      )
  })

  test('a text of {length} characters is {expected}')
    .with([
      { length: 0, expected: 422 },
      { length: 1, expected: 200 },
      { length: 5000, expected: 200 },
      { length: 5001, expected: 422 },
    ])
    .run(async ({ client, assert }, { length, expected }) => {
      const { ines, clone, path } = await listener(client)
      await clone.configure({ ttsVoiceId: 'kal16', speechRate: 2 })
      const response = await ines.post(path, { text: 'word '.repeat(1001).slice(0, length) })
      response.assertStatus(expected)
      if (expected === 422) assertInvalid(assert, response, 'text')
    })
    .timeout(60_000)

  test('{text} is no text to say')
    .with([{ text: ' ' }, { text: '🙂' }, { text: '…' }, { text: 5 }, { text: null }, {}])
    .run(async ({ client, assert }, body) => {
      const { ines, path } = await listener(client)
      assertInvalid(assert, await ines.post(path, body), 'text')
    })

  test('a voice that is not there is refused, naming those that are', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await listener(client)
    await clone.configure({ ttsVoiceId: 'maria' })
    const [{ message }] = assertInvalid(assert, await ines.post(path, { text }), 'tts_voice_id')
    assert.match(message, /maria.*slt, .*awb/)
  })

  test('no message is counted', async ({ client, assert }) => {
    const { ines, path } = await listener(client)
    await ines.post(path, { text })
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('a user can have only so much said in an hour', async ({ client, assert }) => {
    const { ines, path } = await listener(client)
    const { requests } = limits.speeches
    await limiter.use(limits.speeches).clear()
    const { speeches } = await import('#start/limiter')
    await speeches.consume(ines.user.id, requests - 1)
    const last = await ines.post(path, { text })
    last.assertStatus(200)
    const refused = await ines.post(path, { text })
    assertProblem(assert, refused, 'rate-limited', ['limit', 'window_seconds', 'retry_after'])
    assert.isAbove(Number(refused.header('retry-after')), 0)
    const { ines: other, path: theirs } = await listener(client)
    const answered = await other.post(theirs, { text })
    answered.assertStatus(200)
  })

  test('a repeat with the same idempotency key has the same bytes, and says nothing anew', async ({
    client,
    assert,
    cleanup,
  }) => {
    const double = await withServer(cleanup, 'speaks')
    const { ines, clone, path } = await listener(client, { third_party_apis: true })
    await clone.configure({ ttsProvider: 'openai' })
    const ask = () => ines.post(path, { text }).accept('audio/*').header('Idempotency-Key', 'once')
    const first = await ask()
    const second = await ask()
    second.assertHeader('idempotent-replayed', 'true')
    second.assertHeader('content-type', 'audio/mpeg')
    assert.isTrue(bytes(first).equals(bytes(second)))
    assert.lengthOf(double.requests, 1)
  })

  test('{provider} speaks where it is configured and allowed')
    .with([{ provider: 'openai' }, { provider: 'external' }])
    .run(async ({ client, assert, cleanup }, { provider }) => {
      const double = await withServer(cleanup, 'speaks', provider)
      const { ines, clone, path } = await listener(client)
      await clone.merge({ ttsProvider: provider }).save()
      const unallowed = await ines.post(path, { text })
      const problem = assertProblem(assert, unallowed, 'forbidden', ['required_consent'])
      assert.equal(problem.required_consent, 'third_party_apis')
      assert.isEmpty(double.requests)
      await ines.user.updateProfile({ consents: { third_party_apis: true } })
      await clone.configure({ ttsVoiceId: 'coral', speechRate: 1.5, ttsProvider: provider })
      const response = await ines.post(path, { text })
      response.assertStatus(200)
      assert.include(response.body(), { format: 'mp3', provider })
      assert.include(double.requests[0].body, { input: text, voice: 'coral', speed: 1.5 })
    })

  test('{conduct} of the provider is told with its name, and no secret')
    .with<{ conduct: Conduct; told: RegExp }[]>([
      { conduct: 401, told: /OpenAI refused its key/ },
      { conduct: 429, told: /OpenAI has too many requests/ },
      { conduct: 500, told: /OpenAI is out of order/ },
      { conduct: 'shows a page', told: /OpenAI answered something else/ },
    ])
    .run(async ({ client, assert, cleanup }, { conduct, told }) => {
      await withServer(cleanup, conduct)
      const { ines, clone, path } = await listener(client, { third_party_apis: true })
      await clone.configure({ ttsProvider: 'openai' })
      const response = await ines.post(path, { text })
      const problem = assertProblem(assert, response, 'provider-failed', ['provider'])
      assert.equal(problem.provider, 'openai')
      assert.match(problem.detail, told)
      assert.notInclude(response.text(), 'sk-very-secret')
    })

  test('a provider that hangs has 504', async ({ client, assert, cleanup }) => {
    const double = await speechDouble('hangs')
    cleanup(double.close)
    const { clone } = await listener(client)
    const impatient = new OpenaiSpeechApi({ baseUrl: double.url, model: 'm', patience: 100 })
    const problem = await new Speaker(async () => impatient)
      .say(clone, text)
      .catch((thrown) => thrown)
    assert.equal(problem.type, 'provider-timed-out')
    assert.deepEqual(problem.fields, { provider: 'dummy' })
  })

  test('a provider that is configured no more is named with what it needs', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await listener(client, { third_party_apis: true })
    await clone.configure({ ttsProvider: 'external' })
    const response = await ines.post(path, { text })
    const { detail } = assertProblem(assert, response, 'provider-failed', ['provider'])
    assert.match(detail, /TTS_BASE_URL/)
  })
})
