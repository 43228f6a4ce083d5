import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from '@japa/runner'
import { DurableDisk } from '#services/storage/durable_disk'

test.group('Durable disk', (group) => {
  let folder: string
  let disk: DurableDisk

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clonememoria-disk-'))
    disk = new DurableDisk(folder)
    return () => rm(folder, { recursive: true, force: true })
  })

  test('what is put is there, for us alone', async ({ assert }) => {
    await disk.put('letters/one.txt', 'Dear Inês')
    await disk.putStream('letters/two.txt', Readable.from(['Dear ', 'Rui']))
    assert.equal(await readFile(join(folder, 'letters/one.txt'), 'utf8'), 'Dear Inês')
    assert.equal(await readFile(join(folder, 'letters/two.txt'), 'utf8'), 'Dear Rui')
    assert.equal((await stat(join(folder, 'letters/one.txt'))).mode & 0o777, 0o600)
    assert.sameMembers(await readdir(join(folder, 'letters')), ['one.txt', 'two.txt'])
  })

  test('what breaks off leaves what was there, and no part of itself', async ({ assert }) => {
    await disk.put('letter.txt', 'Dear Inês')
    const broken = Readable.from(
      (async function* () {
        yield 'Dear '
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      })()
    )
    await assert.rejects(() => disk.putStream('letter.txt', broken), /no space left/)
    assert.deepEqual(await readdir(folder), ['letter.txt'])
    assert.equal(await readFile(join(folder, 'letter.txt'), 'utf8'), 'Dear Inês')
  })
})
