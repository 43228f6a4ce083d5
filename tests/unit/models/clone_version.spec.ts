import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import type Clone from '#models/clone'
import CloneVersion from '#models/clone_version'
import { configure } from '#tests/support/provider_double'

const versionsOf = (clone: Clone) =>
  clone
    .related('versions')
    .query()
    .apply((scopes) => scopes.newestFirst())

const numbersOf = async (clone: Clone) => (await versionsOf(clone)).map(({ number }) => number)

test.group('Clone version', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a clone has its first version from the beginning', async ({ assert }) => {
    const ines = await UserFactory.create()
    const clone = await ines.createClone({ name: 'Rosa' })
    const [first] = await versionsOf(clone)
    assert.include(first.snapshot, { name: 'Rosa', llmProvider: 'dummy', isGrounded: true })
    assert.equal(first.number, 1)
  })

  test('each change of persona or settings makes one, which tells what changed', async ({
    assert,
  }) => {
    const ines = await UserFactory.create()
    const clone = await ines.createClone({ name: 'Rosa' })
    await clone.revise({ name: 'Rosa Maria', toneConfig: { warmth: 0.2 } })
    await clone.configure({ temperature: 0, maxTokens: 100 })
    const [third, second] = await versionsOf(clone)
    assert.equal(
      second.note,
      'Name: Rosa → Rosa Maria. Warmth: affectionate, 70\u00a0% → reserved, 20\u00a0%.'
    )
    assert.equal(third.note, 'Temperature: 0.7 → 0. Longest reply: no limit → 100 tokens.')
    assert.deepInclude(third.snapshot, {
      name: 'Rosa Maria',
      temperature: 0,
      toneConfig: { warmth: 0.2, humor: 0.5, formality: 0.3 },
    })
  })

  test('what changes nothing makes none', async ({ assert }) => {
    const ines = await UserFactory.create()
    const clone = await ines.createClone({ name: 'Rosa' })
    await clone.revise({ name: 'Rosa', toneConfig: { warmth: 0.7 } })
    await clone.configure({ temperature: 0.7 })
    assert.deepEqual(await numbersOf(clone), [1])
  })

  test('a clone from before there were versions keeps how it was, too', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await clone.revise({ name: 'Rui' })
    const [second, first] = await versionsOf(clone)
    assert.equal(first.snapshot.name, 'Rui Duarte')
    assert.equal(second.snapshot.name, 'Rui')
  })

  test('restoring makes a new version; what the old one did not know stays', async ({ assert }) => {
    const clone = await CloneFactory.create()
    await clone.revise({ name: 'Rui' })
    await clone.configure({ temperature: 2, maxTokens: 50 })
    const first = await clone.related('versions').query().where('number', 1).firstOrFail()
    const { temperature, ...older } = first.snapshot
    await first.merge({ snapshot: older }).save()
    await clone.restore(first)
    assert.include((await clone.refresh()).$attributes, {
      name: 'Rui Duarte',
      temperature: 2,
      maxTokens: null,
    })
    const [newest] = await versionsOf(clone)
    assert.include(newest.$attributes, { number: 4, restoredFrom: 1 })
    await clone.restore(newest)
    assert.lengthOf(await versionsOf(clone), 4)
  })

  test('a provider that is not configured any more, or not allowed, is not restored', async ({
    assert,
  }) => {
    const clone = await CloneFactory.create()
    const owner = await clone.related('user').query().firstOrFail()
    const unset = configure({ OPENAI_API_KEY: 'sk-1' })
    await owner.updateProfile({ consents: { third_party_apis: true } })
    await clone.configure({ llmProvider: 'openai' })
    await clone.configure({ llmProvider: 'dummy', temperature: 1 })
    const second = await clone.related('versions').query().where('number', 2).firstOrFail()
    await owner.updateProfile({ consents: { third_party_apis: false } })
    await assert.rejects(() => clone.restore(second), /Allow third-party providers/)
    unset()
    await assert.rejects(
      () => clone.restore(second),
      'Version 2 uses OpenAI, which needs OPENAI_API_KEY. Nothing was changed.'
    )
    assert.include((await clone.refresh()).$attributes, { llmProvider: 'dummy', temperature: 1 })
    assert.deepEqual(await numbersOf(clone), [3, 2, 1])
  })

  test('the newest fifty are kept', async ({ assert }) => {
    const clone = await CloneFactory.create()
    for (let n = 1; n <= 55; n++) await clone.revise({ name: `Rui ${n}` })
    const numbers = await numbersOf(clone)
    assert.lengthOf(numbers, CloneVersion.kept)
    assert.deepEqual([numbers[0], numbers.at(-1)], [56, 7])
  })
})

test.group('Clone version at once', () => {
  test('changes at once get a number each, and none is lost', async ({ assert, cleanup }) => {
    const ines = await UserFactory.create()
    cleanup(() => ines.delete())
    const clone = await ines.createClone({ name: 'Rosa' })
    const again = () => ines.related('clones').query().where('id', clone.id).firstOrFail()
    const copies = await Promise.all([again(), again(), again(), again()])
    await Promise.all([
      copies[0].revise({ toneConfig: { warmth: 0.1 } }),
      copies[1].revise({ toneConfig: { humor: 0.1 } }),
      copies[2].configure({ temperature: 0 }),
      copies[3].configure({ maxTokens: 9 }),
    ])
    assert.deepEqual(await numbersOf(clone), [5, 4, 3, 2, 1])
    const [newest] = await versionsOf(clone)
    assert.deepInclude(newest.snapshot, {
      temperature: 0,
      maxTokens: 9,
      toneConfig: { warmth: 0.1, humor: 0.1, formality: 0.3 },
    })
  })
})
