import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { callerOf } from '#services/access/caller'
import { listClones } from '#services/access/listed_clones'
import { Reach } from '#services/access/reach'

const abilities = ['view', 'talk', 'teach', 'manage', 'delete'] as const

async function owned() {
  const clone = await CloneFactory.create()
  const owner = await User.findOrFail(clone.userId)
  const memory = await MemoryFactory.merge({ cloneId: clone.id, userId: owner.id }).create()
  const conversation = await clone.openConversation()
  return { clone, owner, memory, conversation }
}

test.group('Reach', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an owner may do everything with a clone')
    .with([...abilities])
    .run(async ({ assert }, ability) => {
      const { clone, owner, memory, conversation } = await owned()
      const reach = new Reach(callerOf(owner))
      assert.equal((await reach.clone(clone.id, ability)).id, clone.id)
      assert.equal((await reach.memory(memory.id, ability)).clone.id, clone.id)
      assert.equal((await reach.conversation(conversation.id, ability)).clone.id, clone.id)
    })

  test('for a stranger there is nothing')
    .with([...abilities])
    .run(async ({ assert }, ability) => {
      const { clone, memory, conversation } = await owned()
      const reach = new Reach(callerOf(await UserFactory.create()))
      const ways = [
        () => reach.clone(clone.id, ability),
        () => reach.countedClone(clone.id, ability),
        () => reach.memory(memory.id, ability),
        () => reach.memory(memory.id, ability, clone.id),
        () => reach.conversation(conversation.id, ability),
      ]
      for (const way of ways) await assert.rejects(way, /Row not found/)
      assert.isEmpty(await reach.clones())
    })

  test('a key that is bound to a clone reaches that one only, lists included', async ({
    assert,
  }) => {
    const { owner, clone, memory } = await owned()
    const bound = await CloneFactory.merge({ userId: owner.id }).create()
    const own = await MemoryFactory.merge({ cloneId: bound.id, userId: owner.id }).create()
    const caller = { ...callerOf(owner), boundCloneId: bound.id }
    const reach = new Reach(caller)
    assert.equal((await reach.memory(own.id, 'teach')).id, own.id)
    await assert.rejects(() => reach.clone(clone.id, 'view'), /Row not found/)
    await assert.rejects(() => reach.memory(memory.id, 'view'), /Row not found/)
    const { clones, total } = await listClones(caller, {})
    assert.deepEqual([clones.map(({ id }) => id), Number(total)], [[bound.id], 1])
    assert.deepEqual(
      (await reach.clones()).map(({ id }) => id),
      [bound.id]
    )
  })

  test('what hangs from a clone is found under that clone only', async ({ assert }) => {
    const { owner, clone, memory } = await owned()
    const other = await CloneFactory.merge({ userId: owner.id }).create()
    const reach = new Reach(callerOf(owner))
    assert.equal((await reach.memory(memory.id, 'view', clone.id)).id, memory.id)
    await assert.rejects(() => reach.memory(memory.id, 'view', other.id), /Row not found/)
  })

  test('what the policy does not allow is refused, not hidden', async ({ assert, cleanup }) => {
    const { default: ClonePolicy } = await import('#policies/clone_policy')
    const { teach } = ClonePolicy.prototype
    ClonePolicy.prototype.teach = () => false
    cleanup(() => void (ClonePolicy.prototype.teach = teach))
    const { owner, clone, memory } = await owned()
    const reach = new Reach(callerOf(owner))
    await assert.rejects(() => reach.clone(clone.id, 'teach'), /Access denied/)
    await assert.rejects(() => reach.memory(memory.id, 'teach'), /Access denied/)
    assert.equal((await reach.memory(memory.id, 'view')).id, memory.id)
  })
})
