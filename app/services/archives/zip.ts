import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipEntry {
  /** With `/` between folders. */
  name: string
  content: AsyncIterable<string | Uint8Array>
}

interface WrittenEntry {
  name: Buffer
  time: number
  date: number
  crc: number
  packed: number
  size: number
  offset: number
}

/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808
const deflated = 8
const version = 20
const zip64Version = 45
const full = 0xffffffff

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3.10) while it is made: nothing but the names is kept in memory, and archives over
 * 4 GiB or 65,535 entries are written as ZIP64. A single entry may have up to 4 GiB.
 */
export async function* zip(
  entries: AsyncIterable<ZipEntry>,
  now = new Date()
): AsyncGenerator<Buffer> {
  const written: WrittenEntry[] = []
  let offset = 0
  for await (const { name, content } of entries) {
    const entry = { ...dosTime(now), name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    for await (const piece of entryBytes(entry, content)) {
      offset += piece.length
      yield piece
    }
    written.push(entry)
  }
  yield directory(written, offset)
}

async function* entryBytes(entry: WrittenEntry, content: ZipEntry['content']) {
  yield localHeader(entry)
  const deflate = createDeflateRaw()
  const filling = pipeline(Readable.from(counted(entry, content), { objectMode: false }), deflate)
  filling.catch(() => {})
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length
    yield piece
  }
  await filling
  yield descriptor(entry)
}

async function* counted(entry: WrittenEntry, content: ZipEntry['content']) {
  for await (const piece of content) {
    const bytes = Buffer.from(piece as Uint8Array)
    if (bytes.length === 0) continue
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

function localHeader({ name, time, date }: WrittenEntry) {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(deflated, 8)
  header.writeUInt16LE(time, 10)
  header.writeUInt16LE(date, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, packed, size }: WrittenEntry) {
  const sums = Buffer.alloc(16)
  sums.writeUInt32LE(0x08074b50, 0)
  sums.writeUInt32LE(crc, 4)
  sums.writeUInt32LE(packed, 8)
  sums.writeUInt32LE(size, 12)
  return sums
}

function directory(entries: WrittenEntry[], offset: number) {
  const headers = Buffer.concat(entries.map(centralHeader))
  const isLarge = entries.length >= 0xffff || offset + headers.length >= full
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10)
  end.writeUInt32LE(Math.min(headers.length, full), 12)
  end.writeUInt32LE(Math.min(offset, full), 16)
  const large = isLarge ? zip64End(entries.length, headers.length, offset) : Buffer.alloc(0)
  return Buffer.concat([headers, large, end])
}

function centralHeader({ name, time, date, crc, packed, size, offset }: WrittenEntry) {
  const isFar = offset >= full
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(isFar ? zip64Version : version, 4)
  header.writeUInt16LE(isFar ? zip64Version : version, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(deflated, 10)
  header.writeUInt16LE(time, 12)
  header.writeUInt16LE(date, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(isFar ? 12 : 0, 30)
  header.writeUInt32LE(Math.min(offset, full), 42)
  if (!isFar) return Buffer.concat([header, name])
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  return Buffer.concat([header, name, extra])
}

function zip64End(count: number, length: number, offset: number) {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(zip64Version, 12)
  end.writeUInt16LE(zip64Version, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(length), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(offset + length), 64)
  end.writeUInt32LE(1, 72)
  return end
}

/** As MS-DOS kept time: from 1980, in steps of two seconds. */
const dosTime = (at: Date) => ({
  time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  date: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
})
