import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import { apiAdmin, countQueries } from '#tests/support/admins'
import { assertPages } from '#tests/support/lists'
import { assertInvalid } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'

const path = '/api/admin/clones'

async function family(count: number) {
  const name = `Rui ${randomUUID().slice(0, 8)}`
  const clones = await CloneFactory.merge(
    Array.from({ length: count }, (_, n) => ({
      name: `${name} ${n}`,
      createdAt: DateTime.utc().minus({ minutes: n }),
    }))
  ).createMany(count)
  return { name, clones }
}

test.group('API admin/clones', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test("everybody's clones come newest first, in pages", async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { name, clones } = await family(3)
    await assertPages(
      assert,
      admin,
      `${path}?q=${name}`,
      clones.map(({ id }) => id)
    )
  })

  test('each with its owner and what it was taught', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const owner = await UserFactory.create()
    const clone = await CloneFactory.merge({ userId: owner.id }).create()
    const of = { userId: owner.id, cloneId: clone.id }
    await MemoryFactory.merge(of).createMany(2)
    await DocumentFactory.merge(of).create()
    await ConversationFactory.merge(of).createMany(3)
    const response = await admin.get(`${path}?q=${owner.email.toUpperCase()}`)
    assert.lengthOf(response.body(), 1)
    const [summary] = response.body()
    assertShape(assert, summary, 'cloneSummary')
    assert.include(summary, {
      id: clone.id,
      user_id: owner.id,
      user_email: owner.email,
      memory_count: 2,
      conversation_count: 3,
      document_count: 1,
    })
    assert.notInclude(response.text(), 'lighthouse')
  })

  test('a name is found whatever its case', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { id } = await CloneFactory.merge({ name: 'Avó LUÍSA' }).create()
    const response = await admin.get(`${path}?q=${encodeURIComponent('avÓ luísa')}`)
    assert.include(
      response.body().map((clone: any) => clone.id),
      id
    )
    assertInvalid(assert, await admin.get(`${path}?q=${'x'.repeat(255)}`), 'q')
  })

  test('the length of a page does not change the number of queries', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { name } = await family(30)
    const queries = (limit: number) =>
      countQueries(async () => {
        const { length } = (await admin.get(`${path}?q=${name}&limit=${limit}`)).body()
        assert.equal(length, limit)
      })
    await queries(1)
    const ofOne = await queries(1)
    assert.equal(await queries(30), ofOne)
    assert.isAbove(ofOne, 5)
    assert.isAtMost(ofOne, 10)
  })
})
