import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import Database from 'better-sqlite3'
import StartFailure from '#exceptions/start_failure'
import { checkSqliteFiles, startFailureOf } from '#services/database/sqlite_files'

/** Both files as a server leaves them, and whatever harms them. */
function folderWith(cleanup: (work: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-files-'))
  cleanup(() => rmSync(folder, { recursive: true }))
  const files = {
    main: join(folder, 'clonememoria.sqlite'),
    volatile: join(folder, 'volatile.sqlite'),
  }
  for (const file of Object.values(files)) fill(file)
  return {
    files,
    aside: () => readdirSync(folder).filter((name) => name.includes('.corrupt-')),
    folder,
  }
}

function fill(file: string) {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.exec('CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY, data TEXT)')
  for (let n = 0; n < 200; n++)
    database.prepare('INSERT INTO sessions (data) VALUES (?)').run('x'.repeat(200))
  database.close()
}

const harms: Array<[name: string, harm: (file: string) => void]> = [
  ['that is no database', (file) => writeFileSync(file, 'What is this? '.repeat(1000))],
  ['whose beginning is lost', (file) => writeFileSync(file, readFileSync(file).fill(0, 0, 100))],
  [
    'with a broken page',
    (file) => writeFileSync(file, readFileSync(file).fill(0xff, 8192, 12_288)),
  ],
  ['that was cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 9000))],
]

test.group('Files of SQLite', () => {
  test('sound ones, and those that are not there yet, are left alone', async ({
    assert,
    cleanup,
  }) => {
    const { files, aside } = folderWith(cleanup)
    assert.isNull(await checkSqliteFiles(files))
    rmSync(files.volatile)
    rmSync(files.main)
    assert.isNull(await checkSqliteFiles(files))
    assert.isEmpty(aside())
  })

  for (const [name, harm] of harms) {
    test(`a file of sessions ${name} is put aside, its log too`, async ({ assert, cleanup }) => {
      const { files, aside } = folderWith(cleanup)
      harm(files.volatile)
      writeFileSync(`${files.volatile}-wal`, 'the old log')
      const broken = readFileSync(files.volatile)
      const put = await checkSqliteFiles(files)
      assert.isNotEmpty(put!.fault)
      assert.isFalse(existsSync(files.volatile))
      assert.isFalse(existsSync(`${files.volatile}-wal`))
      assert.includeMembers(aside(), [put!.name])
      assert.isTrue(readFileSync(join(files.volatile, '..', put!.name)).equals(broken))
      assert.isNull(await checkSqliteFiles(files))
    })

    test(`a main file ${name} stays, and nothing starts`, async ({ assert, cleanup }) => {
      const { files, aside } = folderWith(cleanup)
      harm(files.main)
      const broken = readFileSync(files.main)
      const failure = await checkSqliteFiles(files).catch((error) => error)
      assert.instanceOf(failure, StartFailure)
      assert.include(failure.message, files.main)
      assert.include(failure.message, 'put a backup in its place')
      assert.isTrue(readFileSync(files.main).equals(broken))
      assert.isEmpty(aside())
    })
  }

  test('of several that start at once one puts it aside, and none the new file', async ({
    assert,
    cleanup,
  }) => {
    const { files, aside } = folderWith(cleanup)
    harms[0][1](files.volatile)
    const starts = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const put = await checkSqliteFiles(files)
        if (put) fill(files.volatile)
        return put
      })
    )
    assert.lengthOf(starts.filter(Boolean), 1)
    assert.lengthOf(aside(), 1)
  })

  test('while another process has the folder open nothing is put aside', async ({
    assert,
    cleanup,
  }) => {
    const { files, aside } = folderWith(cleanup)
    const other = new Database(files.main)
    other.prepare('SELECT * FROM sessions LIMIT 1').get()
    cleanup(() => void other.close())
    harms[0][1](files.volatile)
    const failure = await checkSqliteFiles(files).catch((error) => error)
    assert.instanceOf(failure, StartFailure)
    assert.include(failure.message, 'another process')
    assert.isEmpty(aside())
    other.close()
    assert.isNotNull(await checkSqliteFiles(files))
  }).timeout(20_000)

  test('the newest three that were put aside are kept', async ({ assert, cleanup }) => {
    const { files, aside } = folderWith(cleanup)
    const names: string[] = []
    for (let n = 0; n < 5; n++) {
      harms[0][1](files.volatile)
      names.push((await checkSqliteFiles(files))!.name)
    }
    assert.sameMembers(aside(), names.slice(-3))
  })

  test('what else SQLite says of a file is told with its name', async ({ assert, cleanup }) => {
    const { files } = folderWith(cleanup)
    rmSync(files.main)
    mkdirSync(files.main)
    const failure = await checkSqliteFiles(files).catch((error) => error)
    assert.instanceOf(failure, StartFailure)
    assert.match(failure.message, /clonememoria\.sqlite can't be used .*CANTOPEN/)
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    assert.include(startFailureOf(full, files.main)!.message, 'no room')
    assert.isNull(startFailureOf(new Error('no such column'), files.main))
  })
})
