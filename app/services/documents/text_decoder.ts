import { isUtf8 } from 'node:buffer'

const BYTE_ORDER_MARKS: Array<[encoding: string, mark: number[]]> = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const DECLARATION_BYTES = 1024
const DECLARED_ENCODING = /<(?:meta|\?xml)[^<>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\v\f\r]/gu
const HIGH_CHARACTERS = /\P{ASCII}/gu
const SAMPLE_CHARACTERS = 65_536

const CONTROL_SHARE = 0.1
const LEGACY_CONTROL_SHARE = 0.01
const LEGACY_HIGH_SHARE = 0.5
const DAMAGED_SHARE = 0.05

/**
 * Decodes bytes as text: UTF-16 with a byte order mark, UTF-8, the encoding that an HTML or XML head
 * declares, or else windows-1252. Null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeUnicode(bytes)
  if (text !== null) return isText(text, CONTROL_SHARE) ? text : null
  return decodeDeclared(bytes) ?? decodeWindows1252(bytes)
}

function decodeUnicode(bytes: Uint8Array): string | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return new TextDecoder(marked[0]).decode(bytes)
  const text = new TextDecoder('utf-8').decode(bytes)
  return isUtf8(bytes) || isSlightlyDamaged(text) ? text : null
}

// A file that was cut inside its last character is still UTF-8.
function isSlightlyDamaged(text: string): boolean {
  const sample = text.slice(-SAMPLE_CHARACTERS)
  const high = share(sample, HIGH_CHARACTERS)
  return share(sample, /\uFFFD/g) < high * DAMAGED_SHARE
}

function decodeDeclared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  const encoding = DECLARED_ENCODING.exec(head)?.[1]
  if (!encoding) return null
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return isText(text, LEGACY_CONTROL_SHARE) ? text : null
  } catch {
    return null
  }
}

function decodeWindows1252(bytes: Uint8Array): string | null {
  const text = new TextDecoder('windows-1252').decode(bytes)
  const isLatin = share(text, HIGH_CHARACTERS) <= LEGACY_HIGH_SHARE
  return isLatin && isText(text, LEGACY_CONTROL_SHARE) ? text : null
}

function isText(text: string, controlShare: number): boolean {
  return share(text, CONTROL_CHARACTERS) <= controlShare
}

function share(text: string, pattern: RegExp): number {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  return (sample.match(pattern)?.length ?? 0) / Math.max(1, sample.length)
}
