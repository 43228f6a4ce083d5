import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { halfUpload } from '#tests/support/half_upload'
import { member, startServer, until, type RunningServer } from '#tests/support/running_server'

const secret = 'Nobody else may read this. '

/** Every file that processes put aside in a folder of data, but for their locks. */
async function putAside(folder: string) {
  const entries = await readdir(join(folder, 'tmp'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'lock')
    .map((entry) => join(entry.parentPath, entry.name))
}

/** An upload to one of these servers that stays half done, and where it lies meanwhile. */
async function begun({ url, folder }: RunningServer) {
  const { api, headers } = await member(url)
  const before = await putAside(folder).catch(() => [] as string[])
  const clone = await api('POST', '/clones', { name: 'Rosa' })
  const address = `${url}/api/clones/${clone.id}/documents`
  const upload = await halfUpload(address, headers, secret.repeat(20_000))
  let path = ''
  await until(async () => {
    path = (await putAside(folder)).find((one) => !before.includes(one)) ?? ''
    return (await readFile(path, 'utf8')).startsWith(secret)
  })
  return { ...upload, path }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false
  )

test.group('Temporary files', () => {
  test('what a killed process left is swept by the next, and what another is using stays', async ({
    assert,
  }) => {
    const killed = await startServer()
    const { folder } = killed
    const other = await startServer({ folder })
    const [lost, going] = [await begun(killed), await begun(other)]
    for (const { path } of [lost, going]) {
      assert.equal((await stat(path)).mode & 0o777, 0o600)
      assert.equal((await stat(join(path, '..'))).mode & 0o777, 0o700)
    }
    assert.equal((await stat(join(folder, 'tmp'))).mode & 0o777, 0o700)
    await killed.stop('SIGKILL')
    assert.isTrue(await exists(lost.path))

    const next = await startServer({ folder })
    await until(async () => !(await exists(lost.path)))
    await until(async () => !(await exists(join(lost.path, '..'))))
    assert.isTrue(await exists(going.path))
    assert.equal(await going.finish('It ends well.'), 201)
    assert.isFalse(await exists(going.path))
    await Promise.all([other.stop(), next.stop()])
    assert.deepEqual(await readdir(join(folder, 'tmp')), [])
    next.clear()
  }).timeout(60_000)

  test('what lies there without a lock goes, unless a process may be beginning', async ({
    assert,
  }) => {
    const first = await startServer()
    const { folder } = first
    await first.stop()
    const of = (name: string) => join(folder, 'tmp', name)
    for (const name of ['without-lock', 'new-beginning', 'new-forgotten']) {
      await mkdir(of(name), { recursive: true })
      await writeFile(join(of(name), 'file'), secret)
    }
    const longAgo = new Date(Date.now() - 3_600_000)
    await utimes(of('new-forgotten'), longAgo, longAgo)
    const next = await startServer({ folder })
    await until(async () => !(await exists(of('without-lock'))))
    await until(async () => !(await exists(of('new-forgotten'))))
    assert.isTrue(await exists(of('new-beginning')))
    await next.stop()
    next.clear()
  }).timeout(60_000)
})
