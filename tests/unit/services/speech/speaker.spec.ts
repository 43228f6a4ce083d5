import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import type { Utterance } from '#services/ai/speech'
import { Speaker } from '#services/speech/speaker'

async function cloneThatMaySpeak() {
  const user = await UserFactory.merge({ consents: { voice_processing: true } as any }).create()
  return CloneFactory.merge({ userId: user.id, speechRate: 1.5, ttsVoiceId: 'awb' }).create()
}

/** Speaks in these pieces; an error among them is thrown. */
function synthesizer(...pieces: Array<string | Error>) {
  const asked: Utterance[] = []
  let said = 0
  const speak = async (utterance: Utterance) => {
    asked.push(utterance)
    return {
      format: 'mp3' as const,
      pieces: (async function* () {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece
          said++
          yield new Uint8Array(Buffer.from(piece))
          await sleep(5)
        }
      })(),
    }
  }
  return { asked, speak, said: () => said, speaker: new Speaker(async () => ({ speak })) }
}

test.group('Speaker', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test("says a text as the clone's settings want it", async ({ assert }) => {
    const { speaker, asked } = synthesizer('sound')
    const recording = await speaker.say(await cloneThatMaySpeak(), 'Hello.', 'wav')
    assert.equal((await recording.whole).toString(), 'sound')
    assert.deepEqual(asked, [{ text: 'Hello.', voice: 'awb', rate: 1.5, format: 'wav' }])
  })

  test('goes on to the end when the listener goes away', async ({ assert }) => {
    const { speaker, said } = synthesizer('one ', 'two ', 'three')
    const recording = await speaker.say(await cloneThatMaySpeak(), 'Hello.')
    for await (const piece of recording.pieces) if (piece) break
    assert.equal((await recording.whole).toString(), 'one two three')
    assert.equal(said(), 3)
  })

  test('a failure is a problem before the first sound, and after it', async ({ assert }) => {
    const clone = await cloneThatMaySpeak()
    const { speaker } = synthesizer(new Error('sk-very-secret'))
    const problem = await speaker.say(clone, 'Hello.').catch((error) => error)
    assert.equal(problem.type, 'provider-failed')
    assert.notInclude(problem.detail, 'secret')
    const recording = await synthesizer('one ', new Error('gone')).speaker.say(clone, 'Hello.')
    const later = await recording.whole.catch((error) => error)
    assert.equal(later.type, 'provider-failed')
  })

  test('three texts of a user are said at once, and a fourth when one of them is done', async ({
    assert,
  }) => {
    const clone = await cloneThatMaySpeak()
    const { speaker } = synthesizer('one ', 'two ', 'three')
    const said = await Promise.all([1, 2, 3].map(() => speaker.say(clone, 'Hello.')))
    const refused = await speaker.say(clone, 'Hello.').catch((error) => error)
    assert.equal(refused.type, 'busy')
    assert.property(refused.headers, 'Retry-After')
    const others = await speaker.say(await cloneThatMaySpeak(), 'Hello.')
    assert.isNotEmpty(await others.whole)
    await Promise.all(said.map(({ whole }) => whole))
    assert.isNotEmpty(await (await speaker.say(clone, 'Hello.')).whole)

    const { speaker: failing } = synthesizer(new Error('gone'))
    for (let count = 0; count < 5; count++) {
      const problem = await failing.say(clone, 'Hello.').catch((error) => error)
      assert.equal(problem.type, 'provider-failed')
    }
  })
})
