import { createOpenAI } from '@ai-sdk/openai'
import { generateSpeech } from 'ai'
import { splitIntoSentences } from '#services/text/sentences'
import { ProviderError } from '#services/ai/provider_error'
import { lineTo } from '#services/ai/provider_line'
import { operatorFetch } from '#services/outgoing/bounded_fetch'
import { readWav, writeWav, type Sound } from '#services/ai/wav'
import type { Credentials } from '../credentials.js'
import type { AudioFormat, Speech, SpeechSynthesizer, Utterance } from '../speech.js'

/** Characters that OpenAI takes at once. */
const longestInput = 4096

/** For one request, in milliseconds. */
const patience = 60_000

/** Whoever speaks OpenAI's `/audio/speech`. */
export class OpenaiSpeechApi implements SpeechSynthesizer {
  constructor(private server: Credentials & { model: string; voice?: string; patience?: number }) {}

  /** The first part is asked for before it answers, since it tells the format. */
  async speak(utterance: Utterance): Promise<Speech> {
    const [first, ...rest] = partsOf(utterance.text)
    const audio = await this.#ask(first, utterance)
    const format = formatOf(audio)
    const parts = this.#goOn(audio, rest, utterance)
    return { format, pieces: format === 'wav' && rest.length > 0 ? oneFile(parts) : parts }
  }

  async *#goOn(first: Uint8Array, rest: string[], utterance: Utterance) {
    yield first
    for (const part of rest) yield await this.#ask(part, utterance)
  }

  async #ask(text: string, { voice, rate, format }: Utterance) {
    const { baseUrl, apiKey, model, fetch = operatorFetch } = this.server
    // Many a server of one's own asks for no key, and the SDK does.
    const api = createOpenAI({ apiKey: apiKey || 'none', baseURL: baseUrl || undefined, fetch })
    const abortSignal = AbortSignal.timeout(this.server.patience ?? patience)
    const { audio } = await lineTo('speech', this.server).call(
      () =>
        generateSpeech({
          model: api.speech(model),
          text,
          voice: voice ?? this.server.voice,
          speed: rate,
          outputFormat: format,
          maxRetries: 0,
          abortSignal,
        }),
      abortSignal
    )
    return audio.uint8Array
  }
}

/** A text in as few parts as the server takes, cut between sentences. */
function partsOf(text: string) {
  if (text.length <= longestInput) return [text]
  const parts = ['']
  for (const { text: sentence } of splitIntoSentences(text)) {
    for (const piece of sentence.match(new RegExp(`[^]{1,${longestInput}}`, 'g'))!) {
      const last = parts.at(-1)!
      if (last.length + piece.length < longestInput) parts[parts.length - 1] = `${last} ${piece}`
      else parts.push(piece)
    }
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** By its first bytes; a server that answers with a page or JSON has not spoken. */
function formatOf(audio: Uint8Array): AudioFormat {
  const start = Buffer.from(audio.subarray(0, 4)).toString('latin1')
  if (start === 'RIFF') return 'wav'
  if (start.startsWith('ID3') || (audio[0] === 0xff && (audio[1] & 0xe0) === 0xe0)) return 'mp3'
  throw new ProviderError('not understood')
}

async function* oneFile(parts: AsyncIterable<Uint8Array>) {
  const sounds: Sound[] = []
  for await (const part of parts) sounds.push(readWav(part))
  yield writeWav(sounds)
}
