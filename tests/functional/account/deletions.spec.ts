import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { pageMember } from '#tests/support/page_member'

test.group('Account deletions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the page names what goes, and asks for the password', async ({ client }) => {
    const ines = await pageMember(client)
    const { id: cloneId } = await CloneFactory.merge({ userId: ines.user.id }).create()
    await MemoryFactory.merge({ userId: ines.user.id, cloneId }).createMany(2)
    const page = await ines.get('/account/deletion')
    for (const text of ['1 clone', '2 memories', '0 documents', 'name="password"']) {
      page.assertTextIncludes(text)
    }
  })
})
