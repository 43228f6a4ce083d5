import ProblemException from '#exceptions/problem_exception'

/** The formats that every driver is asked for. */
export type AudioFormat = 'mp3' | 'wav'

export const audioTypes: Record<AudioFormat, string> = { mp3: 'audio/mpeg', wav: 'audio/wav' }

/** What is to be said. */
export interface Utterance {
  text: string
  /** As its provider calls it; null for the usual one. */
  voice: string | null
  /** From 0.5 to 2; 1 is the voice's own pace. */
  rate: number
  format: AudioFormat
}

/** What was said: pieces that are one file when they are put together, the first one soon. */
export interface Speech {
  /** A server may answer in another format than it was asked for. */
  format: AudioFormat
  /** Each may be what fails. */
  pieces: AsyncIterable<Uint8Array>
}

/** Turns text into speech. */
export interface SpeechSynthesizer {
  /** @throws ProblemException where this voice can't say it, or there is none by that name */
  speak(utterance: Utterance): Promise<Speech>
}

/** Whether there is anything in a text that a voice could say. */
export const isSpeakable = (text: string) => /[\p{L}\p{N}]/u.test(text)

export const unspeakable = (message = 'There is nothing in this text that can be spoken') =>
  new ProblemException('validation-failed', `${message}.`, {
    errors: [{ field: 'text', rule: 'speakable', message }],
  })
