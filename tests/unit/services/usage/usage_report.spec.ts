import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import BillingQuota from '#models/billing_quota'
import type User from '#models/user'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import { UsageReport } from '#services/usage/usage_report'
import { pressingWarnings } from '#services/usage/usage_watch'
import { useUp } from '#tests/support/usage'

async function crowded(clones: number) {
  const user = await UserFactory.apply('pro').create()
  for (let n = 0; n < clones; n++) {
    const { id } = await CloneFactory.merge({ userId: user.id, name: `Clone ${n}` }).create()
    await useUp(user, 'documents', 75 + n, id)
  }
  await useUp(user, 'clones', clones)
  await useUp(user, 'messages', 9_990)
  return user
}

async function statementsOf(work: () => Promise<unknown>) {
  const statements: string[] = []
  const { client } = db.connection().getReadClient()
  const note = ({ sql }: { sql: string }) => statements.push(sql)
  client.on('query', note)
  await work()
  client.off('query', note)
  return statements
}

const messagesOf = (warnings: Array<{ message: string }>) =>
  warnings.map(({ message }) => message).toSorted()

test.group('Usage report', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('it costs as many reads for thirty clones as for one, and counts no messages', async ({
    assert,
  }) => {
    const counts = []
    for (const clones of [1, 30]) {
      const user = await crowded(clones)
      const statements = await statementsOf(() => UsageReport.of(user))
      counts.push(statements.length)
      assert.isFalse(statements.some((sql) => /\bmessages\b/.test(sql.replace(/'[^']*'/g, ''))))
    }
    assert.deepEqual(counts, [3, 3])
  })

  test('pages warn of the same as the report', async ({ assert }) => {
    const user = await crowded(30)
    const { warnings } = await UsageReport.of(user)
    assert.isAbove(warnings.length, 10)
    const pressing = await pressingWarnings(user)
    assert.deepEqual(messagesOf(pressing), messagesOf(warnings))
    const percentages = pressing.map(({ percentage }) => percentage)
    assert.deepEqual(
      percentages,
      percentages.toSorted((a, b) => b - a)
    )
    assert.deepEqual(await pressingWarnings(await UserFactory.create()), [])
  })

  test('{resource}, {used} used on {plan}: {says}')
    .with([
      {
        resource: 'clones',
        used: 2,
        plan: 'FREE',
        says: /allows 2\. Delete a clone, or move to STARTER/,
      },
      {
        resource: 'clones',
        used: 7,
        plan: 'FREE',
        says: /^You have 7 clones; .* Delete clones, or/,
      },
      { resource: 'clones', used: 8, plan: 'STARTER', says: /allows 10\. PRO allows more\.$/ },
      {
        resource: 'clones',
        used: 50,
        plan: 'PRO',
        says: /Delete a clone to make room for another\.$/,
      },
      { resource: 'messages', used: 100, plan: 'FREE', says: /at zero again on 1 \w+; STARTER/ },
      { resource: 'messages', used: 9000, plan: 'PRO', says: /9,000 of the 10,000 .* on 1 \w+\.$/ },
    ] as const)
    .run(async ({ assert }, { resource, used, plan, says }) => {
      const user: User = await UserFactory.merge({ billingPlan: plan }).create()
      await useUp(user, resource, used)
      const { warnings } = await UsageReport.of(user)
      assert.lengthOf(warnings, 1)
      assert.match(warnings[0].message, says)
    })

  test('what does not fit into another plan is named, clone by clone', async ({ assert }) => {
    const user = await crowded(3)
    const report = await UsageReport.of(user)
    const free = await BillingQuota.findOrFail('FREE')
    assert.deepEqual(
      report
        .overUnder(free)
        .map(({ resource, current, max, clone }) => [resource, current, max, clone?.name]),
      [
        ['clones', 3, 2, undefined],
        ['messages', 9990, 100, undefined],
        ['documents', 77, 5, 'Clone 2'],
        ['documents', 76, 5, 'Clone 1'],
        ['documents', 75, 5, 'Clone 0'],
      ]
    )
    assert.deepEqual(report.overUnder(report.quota), [])
  })
})
