import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { userOrders } from '#services/admin/directory'
import { countQueries, pageAdmin, rawKeyOf } from '#tests/support/admins'
import { unknownId } from '#tests/support/shapes'

const path = '/admin/users'

/** The addresses on a page, from the top. */
const addressesIn = (html: string) =>
  [...html.matchAll(/">([\w.-]+@example\.com)</g)].map(([, one]) => one)

async function household(count: number) {
  const name = `Duarte${randomUUID().slice(0, 8)}`
  const users = await UserFactory.merge(
    Array.from({ length: count }, (_, n) => ({
      email: `${n}.${randomUUID()}@example.com`,
      fullName: name,
    }))
  ).createMany(count)
  return { name, users }
}

test.group('Admin users', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a search shows who was meant, with the count', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const { name, users } = await household(2)
    const page = await admin.get(`${path}?q=${name.toUpperCase()}`)
    page.assertTextIncludes('2 users')
    assert.sameMembers(
      addressesIn(page.text()),
      users.map(({ email }) => email)
    )
    const nobody = await admin.get(`${path}?q=${randomUUID()}`)
    nobody.assertTextIncludes('Nothing found')
  })

  test('htmx gets the table alone', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const { name } = await household(1)
    const response = await admin.get(`${path}?q=${name}`).header('HX-Request', 'true')
    assert.notInclude(response.text(), '<html')
    assert.include(response.text(), 'id="found"')
    response.assertTextIncludes('1 user')
  })

  test('long lists have pages, which keep search and order', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const { name, users } = await household(51)
    const address = `${path}?q=${name}&order=email&direction=asc`
    const first = await admin.get(address)
    first.assertTextIncludes('Page 1 of 2')
    assert.include(first.text(), `${address.replaceAll('&', '&amp;')}&amp;page=2`)
    const second = await admin.get(`${address}&page=2`)
    const last = users
      .map(({ email }) => email)
      .sort((a, b) => (a < b ? -1 : 1))
      .at(-1)!
    assert.deepEqual(addressesIn(second.text()), [last])
  })

  test('the order is chosen: {$self}')
    .with([...userOrders])
    .run(async ({ client, assert }, order) => {
      const admin = await pageAdmin(client)
      const { name, users } = await household(2)
      const [first, second] = users
      await second.merge({ billingPlan: 'STARTER', fullName: `${name} Z` }).save()
      const ledger = { userId: second.id, used: 3 }
      await UsageCounter.createMany([
        { ...ledger, resource: 'clones', scope: '' },
        { ...ledger, resource: 'messages', scope: UsageCounter.scopeOf('messages') },
      ])
      const shown = async (direction: string) => {
        const page = await admin.get(`${path}?q=${name}&order=${order}&direction=${direction}`)
        return addressesIn(page.text())
      }
      assert.deepEqual(
        await shown('asc'),
        order === 'plan' ? [first.email, second.email] : [first.email, second.email]
      )
      assert.deepEqual(await shown('desc'), [second.email, first.email])
    })

  test('an address that makes no sense shows the beginning: {$self}')
    .with([
      'page=-3',
      'page=x',
      'page=1e99',
      'order=password',
      'direction=up',
      'q[]=1',
      'q=%00',
      'q=%25',
    ])
    .run(async ({ client }, query) => {
      const admin = await pageAdmin(client)
      const page = await admin.get(`${path}?${query}`)
      page.assertStatus(200)
    })

  test('what users are called is text', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const fullName = '<script>alert(1)</script>'
    await UserFactory.merge({ fullName }).create()
    const page = await admin.get(path)
    assert.notInclude(page.text(), fullName)
  })

  test('the length of the table does not change the number of queries', async ({
    client,
    assert,
  }) => {
    const admin = await pageAdmin(client)
    const [one, many] = [await household(1), await household(30)]
    const queries = ({ name }: { name: string }) =>
      countQueries(() => admin.get(`${path}?q=${name}`))
    await queries(one)
    const ofOne = await queries(one)
    assert.isAbove(ofOne, 3)
    assert.equal(await queries(many), ofOne)
  })

  test('an account is shown with usage, clones, keys and what happened to it', async ({
    client,
    assert,
  }) => {
    const admin = await pageAdmin(client)
    const user = await UserFactory.create()
    await CloneFactory.merge({ userId: user.id, name: 'Avó Luísa' }).create()
    await UsageCounter.create({ userId: user.id, resource: 'clones', scope: '', used: 1 })
    await rawKeyOf(user)
    await User.accessTokens.create(user)
    await user.changePlan('STARTER', { actorId: admin.user.id, ipAddress: '192.0.2.7' })
    const page = await admin.get(`${path}/${user.id}`)
    page.assertStatus(200)
    for (const text of [
      'Avó Luísa',
      '1 of 10',
      '0 of 1,000',
      'FREE → STARTER',
      '192.0.2.7',
      admin.user.email,
    ])
      page.assertTextIncludes(text)
    assert.match(page.text(), /Access tokens<\/dt><dd>1</)
    assert.match(page.text(), /Active API keys<\/dt><dd>1</)
    ;(await admin.get(`${path}/${unknownId}`)).assertStatus(404)
  })
})
