import { mkdir, rm } from 'node:fs/promises'
import ProblemException from '#exceptions/problem_exception'
import { writeWav, type Sound } from '#services/ai/wav'
import { Turns } from '#services/speech/turns'
import { temporaryPath } from '#services/storage/temporary_files'
import { unspeakable, type Speech, type SpeechSynthesizer, type Utterance } from '../speech.js'
import { EspeakNg } from './dummy_speech/espeak_ng.js'
import { SpeechThread } from './dummy_speech/speech_thread.js'
import type { Said } from './dummy_speech/speech_worker.js'
import { readAloud, readAloudInEnglish } from './dummy_speech/spoken_text.js'
import { fliteVoices, type FliteVoice, type Voice } from './dummy_speech/voices.js'

const ESPEAK = 'espeak:'

/** Texts that are being said at the same time, sentence by sentence in turn. */
const mostAtOnce = 8

/** Runs without a network: flite for English, in a thread, and where the system has espeak-ng, that for other languages. */
export class DummySpeech implements SpeechSynthesizer {
  #thread = new SpeechThread()
  #turns = new Turns(mostAtOnce)

  constructor(private espeakNg = new EspeakNg()) {}

  async voices(): Promise<Voice[]> {
    return [...fliteVoices, ...(await this.espeakNg.voices())]
  }

  /** Why a voice can't be chosen; null where it can. */
  async obstacleTo(id: string) {
    const voices = await this.voices()
    if (voices.some((voice) => voice.id === id)) return null
    return unknownVoice(id, voices.length > fliteVoices.length)
  }

  async speak(utterance: Utterance): Promise<Speech> {
    const voices = await this.voices()
    const { voice: id } = utterance
    const voice = id === null ? fliteVoices[0] : voices.find((one) => one.id === id)
    if (!voice) throw noSuchVoice((await this.obstacleTo(id!))!)
    const isEnglish = 'speaker' in voice
    const texts = isEnglish ? readAloudInEnglish(utterance.text) : readAloud(utterance.text)
    if (texts.length === 0) throw unspeakable(isEnglish ? onlyEnglish : undefined)
    const { format } = utterance
    const spoken = this.#inTurn(texts, voice, utterance)
    return { format, pieces: format === 'wav' ? oneFile(spoken) : bytesOf(spoken) }
  }

  async close() {
    await this.#thread.close()
  }

  async *#inTurn(texts: string[], voice: Voice, { rate, format }: Utterance) {
    const end = this.#turns.take()
    try {
      for (const text of texts) {
        const isMp3 = format === 'mp3'
        yield 'speaker' in voice
          ? await this.#flite(text, voice as FliteVoice, rate, isMp3)
          : await this.#espeakNg(text, voice, rate, isMp3)
      }
    } finally {
      end()
    }
  }

  async #flite(
    text: string,
    { speaker, pitch, stretch }: FliteVoice,
    rate: number,
    isMp3: boolean
  ) {
    const folder = temporaryPath()
    await mkdir(folder, { mode: 0o700 })
    try {
      const settings = { speaker, pitch, stretch: stretch / rate }
      return await this.#thread.do({ kind: 'say', text, settings, folder, isMp3 })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async #espeakNg(text: string, { id }: Voice, rate: number, isMp3: boolean) {
    const sound = await this.espeakNg.say(text, id.slice(ESPEAK.length), rate)
    return isMp3 ? this.#thread.do({ kind: 'encode', sound }) : { sound }
  }
}

async function* bytesOf(spoken: AsyncIterable<Said>) {
  for await (const said of spoken) if ('mp3' in said) yield said.mp3
}

/** WAV tells its length at its beginning: there is one piece, and it comes last. */
async function* oneFile(spoken: AsyncIterable<Said>) {
  const sounds: Sound[] = []
  for await (const said of spoken) if ('sound' in said) sounds.push(said.sound)
  yield writeWav(sounds)
}

const onlyEnglish =
  'The built-in voices speak English and can say nothing of this text. Choose a voice for its language in the settings'

const unknownVoice = (id: string, hasOthers: boolean) =>
  `There is no built-in voice “${id}” here. There are ${fliteVoices.map((voice) => voice.id).join(', ')}` +
  (hasOthers
    ? ', and espeak: with the code of a language, such as espeak:pt'
    : '; voices for other languages need espeak-ng on the server')

const noSuchVoice = (message: string) =>
  new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'tts_voice_id', rule: 'voice', message }],
  })
