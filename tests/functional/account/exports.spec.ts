import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import AuditEntry from '#models/audit_entry'
import { pageMember } from '#tests/support/page_member'

test.group('Account exports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the button gives the archive', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const page = await ines.get('/account')
    page.assertTextIncludes('href="/account/export"')
    const response = await ines.get('/account/export')
    response.assertStatus(200)
    response.assertHeader('content-type', 'application/zip')
    assert.match(response.header('content-disposition')!, /^attachment; filename="clonememoria-/)
    const entry = await AuditEntry.findByOrFail('actorId', ines.user.id)
    assert.equal(entry.event, 'account.exported')
  })
})
