import { test } from '@japa/runner'
import { readWav, writeWav } from '#services/ai/wav'

const samples = Int16Array.from({ length: 1000 }, (_, i) => i * 30 - 15_000)
const whole = writeWav([{ sampleRate: 22_050, samples }])
const dataAt = 36

/** A chunk of five bytes and one that fills it up. */
const oddChunk = Buffer.from('LIST\x05\0\0\0INFOx\0', 'latin1')

function announcing(riffLength: number, dataLength: number) {
  const file = Buffer.from(whole)
  file.writeUInt32LE(riffLength, 4)
  file.writeUInt32LE(dataLength, dataAt + 4)
  return file
}

test.group('WAV', () => {
  test('what is written is read, {form}')
    .with([
      { form: 'as it is', file: whole },
      {
        form: 'with the lengths that eSpeak NG gives',
        file: announcing(0x7ffff024, 0x7ffff000),
      },
      { form: 'with the lengths that OpenAI gives', file: announcing(0xffffffff, 0xffffffff) },
      { form: 'with no length of the file', file: announcing(0, 2 * samples.length) },
      {
        form: 'after a chunk of an odd length',
        file: Buffer.concat([whole.subarray(0, dataAt), oddChunk, whole.subarray(dataAt)]),
      },
      { form: 'before another chunk', file: Buffer.concat([whole, oddChunk]) },
      { form: 'before a stray byte', file: Buffer.concat([whole, Buffer.from([0])]) },
    ])
    .run(({ assert }, { file }) => {
      assert.deepEqual(readWav(file), { sampleRate: 22_050, samples })
    })

  test('several sounds become one', ({ assert }) => {
    const [first, second] = [samples.slice(0, 10), samples.slice(10, 30)]
    const file = writeWav([first, second].map((part) => ({ sampleRate: 8000, samples: part })))
    assert.deepEqual(readWav(file), { sampleRate: 8000, samples: samples.slice(0, 30) })
  })

  test('half a sample is left out', ({ assert }) => {
    const sound = readWav(whole.subarray(0, whole.length - 1))
    assert.deepEqual(sound.samples, samples.slice(0, -1))
  })

  test('what is no sound is refused', ({ assert }) => {
    assert.throws(() => readWav(Buffer.from('<html>'.repeat(10))), 'This is no WAV file')
    assert.throws(() => readWav(whole.subarray(0, 20)), 'This is no WAV file')
    const stereo = Buffer.from(whole)
    stereo.writeUInt16LE(2, 22)
    assert.throws(() => readWav(stereo), 'Not 16-bit mono sound')
    const without = Buffer.concat([whole.subarray(0, dataAt), oddChunk])
    assert.throws(() => readWav(without), 'This WAV file has no sound in it')
  })
})
