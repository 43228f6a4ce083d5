import { test } from '@japa/runner'
import { Recording } from '#services/speech/recording'

const piece = (text: string) => new Uint8Array(Buffer.from(text))
const heardIn = async (recording: Recording) =>
  Buffer.concat(await Array.fromAsync(recording.pieces)).toString()

test.group('Recording', () => {
  test('each listener hears it from the beginning, whenever she comes', async ({ assert }) => {
    const gate = Promise.withResolvers<void>()
    const recording = new Recording({
      format: 'mp3',
      pieces: (async function* () {
        yield piece('one ')
        await gate.promise
        yield piece('two')
      })(),
    })
    const early = recording.pieces
    assert.equal(Buffer.from((await early.next()).value!).toString(), 'one ')
    const others = [heardIn(recording), heardIn(recording)]
    gate.resolve()
    assert.equal(Buffer.from((await early.next()).value!).toString(), 'two')
    assert.deepEqual(await Promise.all([...others, heardIn(recording)]), Array(3).fill('one two'))
    assert.equal((await recording.whole).toString(), 'one two')
  })

  test('that it broke off is told to each', async ({ assert }) => {
    const recording = new Recording({
      format: 'mp3',
      pieces: (async function* () {
        yield piece('one')
        throw new Error('broke off')
      })(),
    })
    await assert.rejects(() => heardIn(recording), 'broke off')
    await assert.rejects(() => heardIn(recording), 'broke off')
    await assert.rejects(() => recording.whole, 'broke off')
  })
})
