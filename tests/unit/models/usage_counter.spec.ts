import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import QuotaExceededException from '#exceptions/quota_exceeded_exception'
import BillingQuota from '#models/billing_quota'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'

const take = ({ id }: User, scope = 'summer') =>
  User.transaction((trx) => UsageCounter.take(trx, id, 'documents', scope))
const giveBack = ({ id }: User, scope = 'summer') =>
  User.transaction((trx) => UsageCounter.giveBack(trx, id, 'documents', scope))
const used = ({ id }: User, scope = 'summer') => UsageCounter.used(id, 'documents', scope)

test.group('Usage counter', () => {
  test('units are taken up to the limit of the plan', async ({ assert }) => {
    const user = await UserFactory.create()
    assert.equal(await used(user), 0)
    for (let unit = 1; unit <= 5; unit++) {
      await take(user)
      assert.equal(await used(user), unit)
    }
    const error = await take(user).catch((exception) => exception)
    assert.instanceOf(error, QuotaExceededException)
    assert.equal(error.status, 402)
    assert.deepInclude(error.toJSON(), {
      resource: 'documents',
      plan: 'FREE',
      limit: 5,
      used: 5,
      resets_at: null,
      upgrade_to: 'STARTER',
    })
    assert.equal(await used(user), 5)
  })

  test('of 30 at once exactly those that fit are taken', async ({ assert }) => {
    const user = await UserFactory.create()
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => take(user)))
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      5
    )
    assert.equal(await used(user), 5)
  })

  test('taking and giving back at once neither loses nor makes units', async ({ assert }) => {
    const user = await UserFactory.apply('pro').create()
    for (let unit = 1; unit <= 20; unit++) await take(user)
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? take(user) : giveBack(user)))
    )
    assert.equal(await used(user), 20)
  })

  test('scopes and users are counted apart', async ({ assert }) => {
    const [user, other] = [await UserFactory.create(), await UserFactory.create()]
    for (let unit = 1; unit <= 5; unit++) await take(user)
    await take(user, 'winter')
    await take(other)
    assert.deepEqual([await used(user), await used(user, 'winter'), await used(other)], [5, 1, 1])
  })

  test('no more is given back than was taken', async ({ assert }) => {
    const user = await UserFactory.create()
    await take(user)
    await Promise.all([giveBack(user), giveBack(user), giveBack(user)])
    assert.equal(await used(user), 0)
    await giveBack(user, 'never taken')
    assert.equal(await used(user, 'never taken'), 0)
  })

  test('a unit of a transaction that fails is not taken', async ({ assert }) => {
    const user = await UserFactory.create()
    const failing = User.transaction(async (trx) => {
      await UsageCounter.take(trx, user.id, 'documents', 'summer')
      throw new Error('Something else failed')
    })
    await assert.rejects(() => failing, 'Something else failed')
    assert.equal(await used(user), 0)
  })

  test('a plan that allows nothing gives nothing', async ({ assert, cleanup }) => {
    await BillingQuota.create({
      plan: 'NOTHING',
      maxClones: 0,
      maxMessagesPerMonth: 0,
      maxDocumentsPerClone: 0,
    })
    const user = await UserFactory.merge({ billingPlan: 'NOTHING' }).create()
    cleanup(async () => {
      await user.delete()
      await BillingQuota.query().where('plan', 'NOTHING').delete()
    })
    const error = await take(user).catch((exception) => exception)
    assert.deepInclude(error.toJSON(), { limit: 0, used: 0, upgrade_to: 'FREE' })
  })

  test('what is over a lowered plan gives no room, and loses none', async ({ assert }) => {
    const user = await UserFactory.apply('starter').create()
    for (let unit = 1; unit <= 8; unit++) await take(user)
    await user.merge({ billingPlan: 'FREE' }).save()
    const error = await take(user).catch((exception) => exception)
    assert.deepInclude(error.toJSON(), { limit: 5, used: 8 })
    for (let unit = 1; unit <= 4; unit++) await giveBack(user)
    await take(user)
    assert.equal(await used(user), 5)
  })

  test('messages are counted by UTC months, clones by account, documents by clone', ({
    assert,
  }) => {
    const nightInLisbon = DateTime.fromISO('2026-06-30T23:30:00-01:00')
    assert.equal(UsageCounter.monthOf(nightInLisbon), '2026-07')
    assert.match(UsageCounter.scopeOf('messages'), /^\d{4}-(0[1-9]|1[0-2])$/)
    assert.equal(UsageCounter.scopeOf('clones'), '')
    assert.equal(UsageCounter.scopeOf('documents', 'a clone'), 'a clone')
  })
})
