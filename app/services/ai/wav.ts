/** 16-bit mono sound. */
export interface Sound {
  sampleRate: number
  samples: Int16Array<ArrayBuffer>
}

const headerBytes = 44

/** Parts that are looked at for the sound; there are two or three. */
const mostParts = 1000

/** Reads 16-bit mono WAV. A program that writes to a pipe can't know the length it announces: the bytes that are there count. */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < headerBytes || name(0) !== 'RIFF' || name(8) !== 'WAVE') {
    throw new TypeError('This is no WAV file')
  }
  let sampleRate = 0
  let parts = 0
  for (let at = 12; at + 8 <= bytes.length && parts < mostParts; parts++) {
    const length = view.getUint32(at + 4, true)
    if (name(at) === 'fmt ') sampleRate = formatOf(view, at + 8)
    if (name(at) === 'data') return { sampleRate, samples: samplesOf(bytes, at + 8, length) }
    at += 8 + length + (length % 2)
  }
  throw new TypeError('This WAV file has no sound in it')
}

function formatOf(view: DataView, at: number) {
  const [kind, channels, bits] = [at, at + 2, at + 14].map((place) => view.getUint16(place, true))
  if (kind !== 1 || channels !== 1 || bits !== 16) throw new TypeError('Not 16-bit mono sound')
  return view.getUint32(at + 4, true)
}

function samplesOf(bytes: Uint8Array, at: number, length: number) {
  const end = Math.min(bytes.length, at + length)
  // Not `slice`: that of a Buffer is no copy.
  const copy = Uint8Array.from(bytes.subarray(at, at + ((end - at) & ~1)))
  return new Int16Array(copy.buffer, 0, copy.length / 2)
}

/** One file of several sounds that have the same sample rate. */
export function writeWav(sounds: Sound[]) {
  const length = sounds.reduce((sum, { samples }) => sum + samples.byteLength, 0)
  const file = Buffer.alloc(headerBytes + length)
  const { sampleRate } = sounds[0]
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(headerBytes - 8 + length, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(length, 40)
  let at = headerBytes
  for (const { samples } of sounds) {
    file.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), at)
    at += samples.byteLength
  }
  return file
}
