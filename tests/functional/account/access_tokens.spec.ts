import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#models/user'
import { apiMember } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'

test.group('Account access tokens', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an ended one opens nothing any more', async ({ client, assert }) => {
    const member = await apiMember(client)
    const ines = await pageMember(client, member.user)
    const [token] = await User.accessTokens.all(member.user)
    const path = `/account/access_tokens/${token.identifier}`
    const page = await ines.get('/account/devices')
    page.assertTextIncludes(path)
    assert.notInclude(page.text(), token.hash)
    const response = await ines.send(`${path}?_method=DELETE`)
    response.assertHeader('location', '/account/devices')
    const refused = await member.get('/api/auth/me')
    refused.assertStatus(401)
    const again = await ines.send(`${path}?_method=DELETE`)
    again.assertStatus(404)
  })

  test('nobody ends that of somebody else', async ({ client }) => {
    const member = await apiMember(client)
    const [token] = await User.accessTokens.all(member.user)
    const stranger = await pageMember(client)
    for (const id of [token.identifier, 'nothing', '1e99', '99999999999999999999']) {
      const response = await stranger.send(`/account/access_tokens/${id}?_method=DELETE`)
      response.assertStatus(404)
    }
    const still = await member.get('/api/auth/me')
    still.assertStatus(200)
  })
})
