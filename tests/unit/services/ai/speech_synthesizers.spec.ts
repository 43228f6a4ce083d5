import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { Worker } from 'node:worker_threads'
import { DummySpeech } from '#services/ai/drivers/dummy_speech'
import { externalSpeech } from '#services/ai/drivers/external_speech'
import { openaiSpeech } from '#services/ai/drivers/openai_speech'
import { OpenaiSpeechApi } from '#services/ai/drivers/openai_speech_api'
import type { SpeechSynthesizer, Utterance } from '#services/ai/speech'
import { measured, secondsOfMp3, wholeOf } from '#tests/support/sound'
import { speechDouble, type Conduct } from '#tests/support/speech_double'

const text = 'My grandmother opened her bakery in Porto in the spring, and the whole street came.'
const words = text.split(' ').length

const utterance = (fields: Partial<Utterance> = {}): Utterance => ({
  text,
  voice: null,
  rate: 1,
  format: 'mp3',
  ...fields,
})

const servers: Record<string, (credentials: object) => SpeechSynthesizer> = {
  openai: ({ ...credentials }) => openaiSpeech({ apiKey: 'sk-1', ...credentials }),
  external: externalSpeech,
}

async function serverOf(provider: string, conduct: Conduct = 'speaks') {
  const double = await speechDouble(conduct)
  return { double, synthesizer: servers[provider]({ baseUrl: double.url }) }
}

/** A driver that speaks, and what stops it. */
async function driver(provider: string) {
  if (provider === 'dummy') {
    const synthesizer = new DummySpeech()
    return { synthesizer, stop: () => synthesizer.close() }
  }
  const { double, synthesizer } = await serverOf(provider)
  return { synthesizer, stop: double.close }
}

test.group('Speech of every provider', () => {
  test('{provider} answers with MP3')
    .with([{ provider: 'dummy' }, { provider: 'openai' }, { provider: 'external' }])
    .run(async ({ assert, cleanup }, { provider }) => {
      const { synthesizer, stop } = await driver(provider)
      cleanup(stop)
      const speech = await synthesizer.speak(utterance())
      assert.equal(speech.format, 'mp3')
      const seconds = secondsOfMp3(await wholeOf(speech))
      assert.isNotNull(seconds)
      assert.isTrue(seconds! / words > 0.25 && seconds! / words < 0.55, `${seconds} s`)
    })

  test('{provider} answers with WAV that is not silent, and keeps to the pace')
    .with([{ provider: 'dummy' }, { provider: 'openai' }, { provider: 'external' }])
    .run(async ({ assert, cleanup }, { provider }) => {
      const { synthesizer, stop } = await driver(provider)
      cleanup(stop)
      const heard = async (rate: number) => {
        const speech = await synthesizer.speak(utterance({ rate, format: 'wav' }))
        assert.equal(speech.format, 'wav')
        return measured(await wholeOf(speech))
      }
      const usual = await heard(1)
      assert.isTrue(usual.seconds / words > 0.25 && usual.seconds / words < 0.55)
      assert.isAbove(usual.loudness, 0.02)
      assert.approximately((await heard(0.5)).seconds / usual.seconds, 2, 0.2)
      assert.approximately((await heard(2)).seconds / usual.seconds, 0.5, 0.1)
    })

  test('{provider} says a text of 5000 characters to its end')
    .with([{ provider: 'dummy' }, { provider: 'openai' }, { provider: 'external' }])
    .run(async ({ assert, cleanup }, { provider }) => {
      const { synthesizer, stop } = await driver(provider)
      cleanup(stop)
      const long = `${'We swam in the river behind the mill. '.repeat(140).slice(0, 4990)} The end.`
      const speech = await synthesizer.speak(utterance({ text: long, rate: 2 }))
      const seconds = secondsOfMp3(await wholeOf(speech))!
      assert.isAbove(seconds / long.split(' ').length, 0.1)
    })
    .timeout(60_000)
})

test.group('Speech of servers', () => {
  test('{provider} sends the text, the voice, the pace and the key')
    .with([{ provider: 'openai' }, { provider: 'external' }])
    .run(async ({ assert, cleanup }, { provider }) => {
      const { double } = await serverOf(provider)
      cleanup(double.close)
      const synthesizer = servers[provider]({ baseUrl: double.url, apiKey: 'sk-mine' })
      await wholeOf(await synthesizer.speak(utterance({ voice: 'maria', rate: 1.25 })))
      const [{ path, headers, body }] = double.requests
      assert.equal(path, '/v1/audio/speech')
      assert.equal(headers.authorization, 'Bearer sk-mine')
      assert.include(body, { input: text, voice: 'maria', speed: 1.25, response_format: 'mp3' })
    })

  test('what is longer than they take is asked for in parts that are one file', async ({
    assert,
    cleanup,
  }) => {
    const { double, synthesizer } = await serverOf('external')
    cleanup(double.close)
    const sentence = 'We swam in the river behind the mill.'
    const long = Array.from({ length: 131 }, () => sentence).join(' ')
    const speech = await synthesizer.speak(utterance({ text: long, format: 'wav' }))
    const { seconds } = measured(await wholeOf(speech))
    assert.approximately(seconds, 0.35 * long.split(' ').length, 1)
    assert.lengthOf(double.requests, 2)
    for (const { body } of double.requests) assert.isAtMost(body.input.length, 4096)
    assert.equal(double.requests.map(({ body }) => body.input).join(' '), long)
  })

  test('a server that answers in another format is believed', async ({ assert, cleanup }) => {
    const { double, synthesizer } = await serverOf('external', 'speaks wav')
    cleanup(double.close)
    const speech = await synthesizer.speak(utterance())
    assert.equal(speech.format, 'wav')
    assert.isAbove(measured(await wholeOf(speech)).seconds, 1)
  })

  test('{conduct} is a failure')
    .with<{ conduct: Conduct }[]>([
      { conduct: 401 },
      { conduct: 429 },
      { conduct: 500 },
      { conduct: 'shows a page' },
    ])
    .run(async ({ assert, cleanup }, { conduct }) => {
      const { double, synthesizer } = await serverOf('openai', conduct)
      cleanup(double.close)
      await assert.rejects(() => synthesizer.speak(utterance()))
    })

  test('a server that hangs is waited for only so long', async ({ assert, cleanup }) => {
    const double = await speechDouble('hangs')
    cleanup(double.close)
    const impatient = new OpenaiSpeechApi({ baseUrl: double.url, model: 'm', patience: 100 })
    const error = await impatient.speak(utterance()).catch((thrown) => thrown)
    assert.equal(error.trouble, 'too late')
  })
})

test.group('Dummy speech', (group) => {
  const speech = new DummySpeech()
  group.teardown(() => speech.close())

  test('every English voice speaks, and each in its own way', async ({ assert }) => {
    const voices = (await speech.voices()).filter(({ id }) => !id.includes(':'))
    assert.isAtLeast(voices.length, 6)
    const sounds = new Set<string>()
    for (const { id, name, description } of voices) {
      assert.isNotEmpty(name)
      assert.isNotEmpty(description)
      const wav = await wholeOf(await speech.speak(utterance({ voice: id, format: 'wav' })))
      const { seconds, loudness } = measured(wav)
      assert.isTrue(seconds / words > 0.25 && seconds / words < 0.6, `${id}: ${seconds} s`)
      assert.isAbove(loudness, 0.02, id)
      sounds.add(wav.toString('latin1'))
    }
    assert.equal(sounds.size, voices.length)
  })

  test('a voice that is not there is refused with the names of those that are', async ({
    assert,
  }) => {
    const error = await speech.speak(utterance({ voice: 'maria' })).catch((thrown) => thrown)
    assert.equal(error.type, 'validation-failed')
    assert.equal(error.fields.errors[0].field, 'tts_voice_id')
    assert.match(error.detail, /slt, .*rms/)
  })

  test('{text} has nothing in it for an English voice')
    .with([{ text: '🙂' }, { text: '…?!' }, { text: 'Привет, мир' }])
    .run(async ({ assert }, sent) => {
      const error = await speech.speak(utterance(sent)).catch((thrown) => thrown)
      assert.equal(error.type, 'validation-failed')
      assert.equal(error.fields.errors[0].field, 'text')
    })

  test('what looks like an option or a tag is read like any text', async ({ assert }) => {
    const odd = '-o /etc/passwd <script>alert(1)</script> `rm -rf` $(id) "--setf"'
    const wav = await wholeOf(await speech.speak(utterance({ text: odd, format: 'wav' })))
    assert.isAbove(measured(wav).seconds, 2)
  })

  test('the first sound of a long text comes long before its last', async ({ assert }) => {
    const { pieces } = await speech.speak(utterance({ text: `Yes. ${`${text} `.repeat(10)}` }))
    const began = performance.now()
    let first = 0
    for await (const piece of pieces) if (piece.length > 0) first ||= performance.now() - began
    assert.isBelow(first, (performance.now() - began) / 3)
  })

  test('that WASI is experimental is not told; other warnings are', async ({ assert, cleanup }) => {
    const warnings: string[] = []
    const listen = ({ message }: Error) => warnings.push(message)
    process.on('warning', listen)
    cleanup(() => void process.off('warning', listen))
    await import('#services/ai/drivers/dummy_speech/flite')
    process.emitWarning('something else')
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(warnings, ['something else'])
  })

  test('a thread that dies fails what it was at; the next text has a new one', async ({
    assert,
    cleanup,
  }) => {
    const mortal = new DummySpeech()
    cleanup(() => mortal.close())
    const started = new Promise<Worker>((resolve) => process.once('worker', resolve))
    const saying = mortal.speak(utterance({ text: `${text} `.repeat(20) })).then(wholeOf)
    const failing = assert.rejects(() => saying, /thread of the built-in voices stopped/)
    const worker = await started
    await sleep(20)
    await worker.terminate()
    await failing
    assert.isNotNull(secondsOfMp3(await wholeOf(await mortal.speak(utterance()))))
  })

  test('more texts at once than get their turn soon are asked to come again', async ({
    assert,
  }) => {
    const said = await Promise.allSettled(
      Array.from({ length: 12 }, async () => wholeOf(await speech.speak(utterance())))
    )
    const refused = said.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.lengthOf(refused, 4)
    assert.deepEqual([...new Set(refused.map(({ type }) => type))], ['busy'])
    assert.property(refused[0].headers, 'Retry-After')
    assert.isNotEmpty(await wholeOf(await speech.speak(utterance())))
  })
})
