import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import { strFromU8, unzipSync } from 'fflate'
import { zip, type ZipEntry } from '#services/archives/zip'

async function* entries(...list: [string, ...(string | Buffer)[]][]): AsyncGenerator<ZipEntry> {
  for (const [name, ...pieces] of list) yield { name, content: Readable.from(pieces) }
}

const packed = (...list: Parameters<typeof entries>) => buffer(zip(entries(...list)))

test.group('ZIP', () => {
  test('what goes in comes out', async ({ assert }) => {
    const noise = randomBytes(300_000)
    const bytes = await packed(
      ['README.txt', 'Olá, ', 'Inês'],
      ['empty.json'],
      ['clones/São João/noise.bin', noise.subarray(0, 7), noise.subarray(7)]
    )
    const files = unzipSync(bytes)
    assert.deepEqual(Object.keys(files), ['README.txt', 'empty.json', 'clones/São João/noise.bin'])
    assert.equal(strFromU8(files['README.txt']), 'Olá, Inês')
    assert.equal(files['empty.json'].length, 0)
    const digest = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
    assert.equal(digest(files['clones/São João/noise.bin']), digest(noise))
  })

  test('an archive without entries is one', async ({ assert }) => {
    assert.deepEqual(unzipSync(await packed()), {})
  })

  test('content that breaks off breaks the archive off', async ({ assert }) => {
    async function* broken() {
      yield 'begun'
      throw new Error('The disk is gone')
    }
    async function* list() {
      yield { name: 'a.txt', content: broken() }
    }
    await assert.rejects(() => buffer(zip(list())), 'The disk is gone')
  })
})
