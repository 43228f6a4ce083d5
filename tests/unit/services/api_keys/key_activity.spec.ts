import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type ApiKey from '#models/api_key'
import { KeyActivity } from '#services/api_keys/key_activity'

const today = () => new Date().toISOString().slice(0, 10)
const rowsOf = (apiKeyId: string) =>
  db.connection('volatile').from('api_key_requests').where('api_key_id', apiKeyId)

test.group('Activity of keys', () => {
  test('what is noted is written together, and later', async ({ assert }) => {
    const [activity, id] = [new KeyActivity(), randomUUID()]
    activity.note(id, 'GET /api/clones', false)
    activity.note(id, 'GET /api/clones', true)
    activity.note(id, 'POST /api/clones', false)
    assert.lengthOf(await rowsOf(id), 0)
    await activity.flush()
    assert.lengthOf(await rowsOf(id), 2)
    assert.deepEqual(await activity.since(id, today()), [
      { day: today(), endpoint: 'GET /api/clones', requests: 2, refused: 1 },
      { day: today(), endpoint: 'POST /api/clones', requests: 1, refused: 0 },
    ])
  })

  test('it is written by itself after a second', async ({ assert }) => {
    const [activity, id] = [new KeyActivity(), randomUUID()]
    activity.note(id, 'GET /api/clones', false)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    assert.lengthOf(await rowsOf(id), 1)
  })

  test('several processes add up', async ({ assert }) => {
    const id = randomUUID()
    const processes = [new KeyActivity(), new KeyActivity()]
    for (const activity of processes) {
      for (let n = 0; n < 5; n++) activity.note(id, 'GET /api/clones', n === 0)
    }
    await Promise.all(processes.map((activity) => activity.flush()))
    const [row] = await processes[0].since(id, today())
    assert.deepInclude(row, { requests: 10, refused: 2 })
  })

  test('keys know when they were last used', async ({ assert }) => {
    const activity = new KeyActivity()
    const [used, unused] = [randomUUID(), randomUUID()].map((id) => ({ id }) as ApiKey)
    const began = Date.now()
    activity.note(used.id, 'GET /api/clones', false)
    await activity.fillLastUse([used, unused])
    assert.closeTo(used.lastUsedAt!.toMillis(), began, 1000)
    assert.isNull(unused.lastUsedAt)
    assert.deepEqual(await activity.fillLastUse([]), [])
  })
})
