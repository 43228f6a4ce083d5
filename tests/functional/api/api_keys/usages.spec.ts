import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { dbTime } from '#services/database/times'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { assertInvalid } from '#tests/support/problems'

const daysAgo = (days: number) => DateTime.utc().minus({ days }).toFormat('yyyy-MM-dd')

test.group('API api-keys/usage', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a key that was never used has days without requests', async ({ client, assert }) => {
    const { apiKey, user } = await keyHolder(client)
    const ines = await apiMember(client, user)
    const response = await ines.get(`/api/api-keys/${apiKey.id}/usage`)
    response.assertStatus(200)
    const { total, by_day: byDay, by_endpoint: byEndpoint } = response.body()
    assert.equal(total, 0)
    assert.deepEqual(byEndpoint, [])
    assert.deepEqual(
      byDay.map(({ date }: { date: string }) => date),
      Array.from({ length: 30 }, (_, n) => daysAgo(29 - n))
    )
    assert.deepEqual(byDay[0], { date: daysAgo(29), requests: 0, refused: 0 })
  })

  test('requests and refusals are counted by day and endpoint', async ({ client, assert }) => {
    const program = await keyHolder(client)
    await program.get('/api/clones')
    await program.get('/api/clones?limit=5')
    await program.post('/api/clones', { name: 'Rui' })
    await db
      .connection('volatile')
      .table('api_key_requests')
      .multiInsert(
        [1, 2, 3].map((days) => ({
          api_key_id: program.apiKey.id,
          day: daysAgo(days),
          endpoint: 'GET /api/clones',
          requests: 10 * days,
          refused: days,
          last_used_at: dbTime(DateTime.utc()),
        }))
      )
    const ines = await apiMember(client, program.user)
    const response = await ines.get(`/api/api-keys/${program.apiKey.id}/usage?days=3`)
    assert.deepEqual(response.body(), {
      total: 33,
      by_day: [
        { date: daysAgo(2), requests: 20, refused: 2 },
        { date: daysAgo(1), requests: 10, refused: 1 },
        { date: daysAgo(0), requests: 3, refused: 1 },
      ],
      by_endpoint: [
        { endpoint: 'GET /api/clones', requests: 32 },
        { endpoint: 'POST /api/clones', requests: 1 },
      ],
    })
  })

  test('days are from 1 to 90: {$self} is not')
    .with(['0', '91', '-1', '1.5', 'all', ''])
    .run(async ({ client, assert }, days) => {
      const { apiKey, user } = await keyHolder(client)
      const ines = await apiMember(client, user)
      assertInvalid(assert, await ines.get(`/api/api-keys/${apiKey.id}/usage?days=${days}`), 'days')
    })
})
