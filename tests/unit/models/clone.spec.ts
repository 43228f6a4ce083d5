import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import Clone from '#models/clone'

test.group('Clone', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('{name} shows as {initials}')
    .with([
      { name: 'Rui', initials: 'R' },
      { name: ' émile', initials: 'É' },
      { name: '🦔 hedgehog', initials: '🦔' },
    ])
    .run(({ assert }, { name, initials }) => {
      assert.equal(new Clone().merge({ name }).initials, initials)
    })

  test('everything taught and taken away moves the index', async ({ assert }) => {
    const clone = await CloneFactory.create()
    const version = async () => (await Clone.findOrFail(clone.id)).indexVersion
    const versions = [await version()]
    const memory = await clone.remember({ content: 'We kept bees.' })
    versions.push(await version())
    await memory.revise({ content: 'We kept goats.' })
    versions.push(await version())
    await memory.forget()
    versions.push(await version())
    assert.deepEqual(
      versions,
      [...new Set(versions)].sort((a, b) => a - b)
    )
  })

  test('one without a description has an empty one at once, so that it can answer', async ({
    assert,
  }) => {
    const owner = await UserFactory.create()
    const clone = await owner.createClone({ name: 'Rui' })
    assert.equal(clone.description, '')
  })

  test('a change of tone keeps the other dials', async ({ assert }) => {
    const clone = await CloneFactory.apply('solemn').create()
    await clone.revise({ toneConfig: { humor: 1 } })
    const { toneConfig } = await Clone.findOrFail(clone.id)
    assert.deepEqual(toneConfig, { warmth: 0.2, humor: 1, formality: 1 })
  })
})
