import { createMp3Encoder } from 'wasm-media-encoders'
import type { Sound } from '#services/ai/wav'

/** Kilobits a second: a sixth of the size of WAV, and more than a synthetic voice has to tell. */
const bitrate = 48

/** Samples that are encoded at once. */
const stride = 16_384

const encoder = await createMp3Encoder()

export function encodeMp3({ sampleRate, samples }: Sound) {
  encoder.configure({ sampleRate, channels: 1, bitrate })
  const parts: Buffer[] = []
  for (let from = 0; from < samples.length; from += stride) {
    const wave = Float32Array.from(
      samples.subarray(from, from + stride),
      (sample) => sample / 32_768
    )
    parts.push(Buffer.from(encoder.encode([wave])))
  }
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(encoder.finalize())]))
}
