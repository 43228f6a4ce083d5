import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DummySpeech } from '#services/ai/drivers/dummy_speech'
import { EspeakNg } from '#services/ai/drivers/dummy_speech/espeak_ng'
import { writeWav } from '#services/ai/wav'
import { measured, secondsOfMp3, wholeOf } from '#tests/support/sound'

const table = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  af              --/M      Afrikaans          gmw/af
 5  pt              --/M      Portuguese_(Portugal) roa/pt               (pt-pt 5)
 2  en-gb           --/M      English_(Great_Britain) gmw/en            (en 2)
`

/** A program in the place of espeak-ng that does what this script says. */
function standIn(script: string, cleanup: (undo: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'espeak-'))
  cleanup(() => rmSync(folder, { recursive: true }))
  const samples = Int16Array.from({ length: 22_050 }, (_, place) => 9000 * Math.sin(place / 9))
  const wav = writeWav([{ sampleRate: 22_050, samples }])
  wav.writeUInt32LE(0x7ffff000, 40)
  writeFileSync(join(folder, 'wav'), wav)
  writeFileSync(join(folder, 'voices'), table)
  const command = join(folder, 'espeak-ng')
  writeFileSync(
    command,
    `#!/bin/sh\ncd ${folder}\n[ "$1" = --voices ] && exec cat voices\n${script}\n`
  )
  chmodSync(command, 0o700)
  return { command, read: (name: string) => readFileSync(join(folder, name), 'utf8') }
}

test.group('eSpeak NG', () => {
  test('its languages are voices, by name', async ({ assert, cleanup }) => {
    const voices = await new EspeakNg(standIn('', cleanup).command).voices()
    assert.deepEqual(
      voices.map(({ id, name }) => [id, name]),
      [
        ['espeak:af', 'Afrikaans'],
        ['espeak:en-gb', 'English (Great Britain)'],
        ['espeak:pt', 'Portuguese (Portugal)'],
      ]
    )
  })

  test('the text goes in as text, and no shell and no option sees it', async ({
    assert,
    cleanup,
  }) => {
    const { command, read } = standIn('echo "$@" > options; cat > text; cat wav', cleanup)
    const text = '--version; $(touch /tmp/x) <b>Olá</b>'
    const { samples, sampleRate } = await new EspeakNg(command).say(text, 'pt', 2)
    assert.equal(read('text'), text)
    assert.equal(read('options'), '-v pt -s 330 --stdin --stdout\n')
    assert.deepEqual([samples.length, sampleRate], [22_050, 22_050])
  })

  test('it is ended when it takes too long, and told when it fails', async ({
    assert,
    cleanup,
  }) => {
    const slow = standIn('exec sleep 60', cleanup)
    await assert.rejects(() => new EspeakNg(slow.command, 200).say('Olá', 'pt', 1), /SIGKILL/)
    const failing = standIn('exit 3', cleanup)
    const long = 'x'.repeat(1_000_000)
    await assert.rejects(() => new EspeakNg(failing.command).say(long, 'pt', 1), /with 3/)
    const odd = standIn('cat > text; echo hello', cleanup)
    await assert.rejects(() => new EspeakNg(odd.command).say('Olá', 'pt', 1), /no WAV/)
  })

  test('where it is not installed its voices are not offered, and a chosen one is refused', async ({
    assert,
    cleanup,
  }) => {
    const speech = new DummySpeech(new EspeakNg('/nowhere/espeak-ng'))
    cleanup(() => speech.close())
    assert.isFalse((await speech.voices()).some(({ id }) => id.startsWith('espeak:')))
    const asked = { text: 'Olá', voice: 'espeak:pt', rate: 1, format: 'mp3' as const }
    const error = await speech.speak(asked).catch((thrown) => thrown)
    assert.equal(error.type, 'validation-failed')
    assert.match(error.detail, /need espeak-ng on the server/)
  })

  test('in its place any language becomes MP3 or WAV', async ({ assert, cleanup }) => {
    const { command } = standIn('cat > text; cat wav', cleanup)
    const speech = new DummySpeech(new EspeakNg(command))
    cleanup(() => speech.close())
    const asked = { text: 'Привет, мир', voice: 'espeak:pt', rate: 1 }
    const mp3 = await wholeOf(await speech.speak({ ...asked, format: 'mp3' }))
    assert.approximately(secondsOfMp3(mp3)!, 1, 0.2)
    const wav = await wholeOf(await speech.speak({ ...asked, format: 'wav' }))
    assert.approximately(measured(wav).seconds, 1, 0.01)
  })

  test('the program itself speaks Portuguese', async ({ assert }) => {
    const espeakNg = new EspeakNg()
    const text = 'A minha avó fazia pão todos os dias, e a rua inteira vinha.'
    const wav = writeWav([await espeakNg.say(text, 'pt', 1)])
    const { seconds, loudness } = measured(wav)
    assert.isTrue(seconds > 2 && seconds < 7, `${seconds} s`)
    assert.isAbove(loudness, 0.02)
  }).skip(
    async () => (await new EspeakNg().voices()).length === 0,
    'espeak-ng is not installed here'
  )
})
