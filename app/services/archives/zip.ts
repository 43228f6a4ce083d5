import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  /** With `/` between folders. */
  name: string
  content: AsyncIterable<string | Uint8Array>
}

/** A ZIP archive while it is made: one entry after the other, and nothing but the names is kept in memory. */
export function zip(entries: AsyncIterable<ZipEntry>): Readable {
  const archive = new ZipFile()
  const output = archive.outputStream as unknown as Readable
  fill(archive, entries).then(
    () => archive.end(),
    (error) => output.destroy(error)
  )
  return output
}

async function fill(archive: ZipFile, entries: AsyncIterable<ZipEntry>) {
  for await (const { name, content } of entries) {
    const stream = new PassThrough()
    archive.addReadStream(stream, name)
    await pipeline(Readable.from(content, { objectMode: false }), stream)
  }
}
