import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { member, startServer } from '#tests/support/running_server'

const root = fileURLToPath(new URL('../../', import.meta.url))
const server = ['--import=@poppinss/ts-exec', join(root, 'bin/server.ts')]
const command = [join(root, 'ace.js'), 'admin:grant', 'nobody@example.com']
const nobody = 65_534

/** Starts a program over a folder of data, as another user where this one may write everything. @returns what it said until it ended */
async function run(args: string[], dataDir: string, { asNobody = false } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asNobody && process.getuid?.() === 0 && { uid: nobody, gid: nobody }),
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      ENV_PATH: tmpdir(),
      DATA_DIR: dataDir,
    },
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, said: `${out}${err}` }
}

function scratch(cleanup: (work: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-start-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const isSqlite = !process.env.DATABASE_URL

test.group('A start that fails', () => {
  for (const [name, args] of Object.entries({ server, command })) {
    test(`${name}: a file in place of the data folder is named, without a stack trace`, async ({
      assert,
      cleanup,
    }) => {
      const file = join(scratch(cleanup), 'storage')
      writeFileSync(file, '')
      const { code, said } = await run(args, file)
      assert.equal(code, 1)
      assert.include(said, `DATA_DIR is ${file}, and a file stands in its place.`)
      assert.notMatch(said, /^\s*at |⁃ at|node:internal/m)
    }).timeout(60_000)

    test(`${name}: a data folder that may not be written is named, without a stack trace`, async ({
      assert,
      cleanup,
    }) => {
      const folder = scratch(cleanup)
      chmodSync(folder, 0o555)
      const { code, said } = await run(args, folder, { asNobody: true })
      assert.equal(code, 1)
      assert.match(said, new RegExp(`may not write ${folder}`))
      assert.notMatch(said, /^\s*at |⁃ at|node:internal/m)
    }).timeout(60_000)

    test(`${name}: a corrupt main database is named and left alone`, async ({
      assert,
      cleanup,
    }) => {
      const folder = scratch(cleanup)
      const file = join(folder, 'clonememoria.sqlite')
      writeFileSync(file, 'What is this? '.repeat(1000))
      const { code, said } = await run(args, folder)
      assert.equal(code, 1)
      assert.include(said, `The database ${file} is corrupt`)
      assert.notMatch(said, /^\s*at |⁃ at|node:internal/m)
      assert.equal(readFileSync(file, 'utf8'), 'What is this? '.repeat(1000))
      assert.isEmpty(readdirSync(folder).filter((one) => one.includes('.corrupt-')))
    })
      .timeout(60_000)
      .skip(!isSqlite, 'PostgreSQL has no such file')
  }

  test('three that start at once over a corrupt file of sessions make one anew, and serve', async ({
    assert,
    cleanup,
  }) => {
    const folder = scratch(cleanup)
    writeFileSync(join(folder, 'volatile.sqlite'), 'What is this? '.repeat(1000))
    const servers = await Promise.all([1, 2, 3].map(() => startServer({ folder })))
    cleanup(async () => void (await Promise.all(servers.map((one) => one.stop('SIGKILL')))))
    const aside = readdirSync(folder).filter((name) => name.includes('.corrupt-'))
    assert.lengthOf(aside, 1)
    const { api, send } = await member(servers[0].url)
    await api('POST', '/clones', { name: 'Rui' })
    for (const { url } of servers)
      assert.equal((await send('GET', '/clones', undefined, url)).status, 200)
    assert.deepEqual(await Promise.all(servers.map((one) => one.stop())), [0, 0, 0])
  })
    .timeout(120_000)
    .skip(!isSqlite, 'PostgreSQL has no such file')
})
