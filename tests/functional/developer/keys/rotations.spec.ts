import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import ApiKey from '#models/api_key'
import { keyHolder } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'

test.group('Developer keys/rotate', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the new key is handed to the next page, the old one has its grace', async ({
    client,
    assert,
  }) => {
    const program = await keyHolder(client)
    const ines = await pageMember(client, program.user)
    const path = `/developer/keys/${program.apiKey.id}/rotate`
    const response = await ines.send(path, { grace_seconds: '3600' })
    response.assertHeader('location', '/developer')
    assert.isString(response.flashMessage('issued_key'))
    assert.lengthOf(await ApiKey.query().where('userId', ines.user.id), 2)
    const still = await program.get('/api/clones')
    still.assertStatus(200)
  })

  test('a key that has ended stays as it is, and the person is told why', async ({
    client,
    assert,
  }) => {
    const { apiKey, user } = await keyHolder(client)
    await apiKey.merge({ expiresAt: DateTime.utc().minus({ seconds: 1 }) }).save()
    const ines = await pageMember(client, user)
    const response = await ines.send(`/developer/keys/${apiKey.id}/rotate`, { grace_seconds: '0' })
    response.assertStatus(409)
    response.assertTextIncludes('Create a new one')
    assert.lengthOf(await ApiKey.query().where('userId', user.id), 1)
  })
})
