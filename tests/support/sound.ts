import type { Speech } from '#services/ai/speech'
import { readWav } from '#services/ai/wav'

export const wholeOf = async ({ pieces }: Speech) => Buffer.concat(await Array.fromAsync(pieces))

/** How long a WAV file is, in seconds, and how loud on average, from 0 to 1. */
export function measured(wav: Uint8Array) {
  const { sampleRate, samples } = readWav(wav)
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0)
  return { seconds: samples.length / sampleRate, loudness: Math.sqrt(power / samples.length) }
}

const bitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const sampleRates = [22_050, 24_000, 16_000]

/** How long an MP3 of 16 to 24 kHz is, in seconds; null where one of its frames is none. */
export function secondsOfMp3(mp3: Uint8Array) {
  let seconds = 0
  for (let at = 0; at < mp3.length;) {
    const isFrame = mp3[at] === 0xff && (mp3[at + 1] & 0xfe) === 0xf2
    if (!isFrame) return null
    const sampleRate = sampleRates[(mp3[at + 2] >> 2) & 3]
    const padding = (mp3[at + 2] >> 1) & 1
    seconds += 576 / sampleRate
    at += Math.floor((72_000 * bitrates[mp3[at + 2] >> 4]) / sampleRate) + padding
  }
  return seconds
}
