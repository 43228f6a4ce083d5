import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import { cloneOrders } from '#services/admin/directory'
import { pageAdmin } from '#tests/support/admins'

test.group('Admin clones', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('clones are found by name and owner, in the order of {$self}')
    .with([...cloneOrders])
    .run(async ({ client, assert }, order) => {
      const admin = await pageAdmin(client)
      const name = `Rui ${randomUUID().slice(0, 8)}`
      const owners = await UserFactory.merge([
        { email: `a-${randomUUID()}@example.com` },
        { email: `b-${randomUUID()}@example.com` },
      ]).createMany(2)
      await CloneFactory.merge([
        { userId: owners[0].id, name: `${name} A` },
        { userId: owners[1].id, name: `${name} B` },
      ]).createMany(2)
      const shown = async (query: string) => {
        const page = await admin.get(`/admin/clones?${query}`).header('HX-Request', 'true')
        page.assertStatus(200)
        return [...page.text().matchAll(/Rui \w{8} (\w)/g)].map(([, letter]) => letter)
      }
      assert.deepEqual(await shown(`q=${name}&order=${order}&direction=asc`), ['A', 'B'])
      assert.deepEqual(await shown(`q=${name}&order=${order}&direction=desc`), ['B', 'A'])
      assert.deepEqual(await shown(`q=${owners[1].email}`), ['B'])
    })
})
