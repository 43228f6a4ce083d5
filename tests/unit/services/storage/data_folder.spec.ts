import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import StartFailure from '#exceptions/start_failure'
import { inDataFolder, openDataFolder } from '#services/installation/data_folder'

function scratch(cleanup: (work: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-folder-'))
  cleanup(() => rmSync(folder, { recursive: true }))
  return folder
}

test.group('Data folder', () => {
  test('one that is missing is made, its parents too, for us alone', ({ assert, cleanup }) => {
    const folder = join(scratch(cleanup), 'a/b')
    assert.equal(openDataFolder(folder), folder)
    assert.equal(statSync(folder).mode & 0o777, 0o700)
    assert.equal(openDataFolder(folder), folder)
  })

  test('a file in its place, or in that of a parent, is named', ({ assert, cleanup }) => {
    const file = join(scratch(cleanup), 'storage')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below')]) {
      assert.throws(() => openDataFolder(path), StartFailure)
      assert.throws(() => openDataFolder(path), new RegExp(`^DATA_DIR is ${path}, and a file`))
    }
  })

  test('what the system says is told in words')
    .with([
      ['EROFS', /is on a disk that is read-only/],
      ['EACCES', /This user \(uid \d+\) may not write/],
      ['ENOSPC', /There is no room left/],
    ] as Array<[string, RegExp]>)
    .run(({ assert }, [code, message]) => {
      const refused = () =>
        inDataFolder('/data', () => {
          throw Object.assign(new Error(code), { code })
        })
      assert.throws(refused, StartFailure)
      assert.throws(refused, message)
      assert.throws(refused, /DATA_DIR/)
    })

  test('any other failure stays what it is', ({ assert }) => {
    const broken = () =>
      inDataFolder('/data', () => {
        throw new TypeError('Broken')
      })
    assert.throws(broken, TypeError)
  })
})
