import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import { begin } from '#tests/support/checkouts'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'

test.group('Billing checkouts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an upgrade says that nothing is charged, before it is confirmed', async ({ client }) => {
    const ines = await pageMember(client)
    const { address } = await begin(ines, 'STARTER')
    const page = await ines.get(address)
    page.assertStatus(200)
    page.assertTextIncludes('This installation simulates payments')
    page.assertTextIncludes('Move from FREE to STARTER?')
    await ines.user.refresh()
    page.assertTextIncludes('action="/billing/subscription"')
  })

  test('lowering explains what no longer fits, and that nothing is deleted', async ({ client }) => {
    const ines = await pageMember(client, await UserFactory.apply('starter').create())
    const clone = await CloneFactory.merge({ userId: ines.user.id, name: 'Rui' }).create()
    await useUp(ines.user, 'clones', 7)
    await useUp(ines.user, 'documents', 8, clone.id)
    await useUp(ines.user, 'messages', 150)
    const { address } = await begin(ines, 'FREE')
    const page = await ines.get(address)
    for (const text of [
      'Nothing is deleted',
      'You have 7 clones; FREE allows 2.',
      '8 documents; FREE allows 5',
      'You sent 150 messages this month; FREE allows 100.',
    ]) {
      page.assertTextIncludes(text)
    }
  })

  test('what fits is told too', async ({ client }) => {
    const ines = await pageMember(client, await UserFactory.apply('pro').create())
    const { address } = await begin(ines, 'STARTER')
    const page = await ines.get(address)
    page.assertTextIncludes('Everything you have fits into STARTER')
  })

  test('a plan that there is not is refused', async ({ client }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/billing/checkout', { plan: 'GOLD' })
    response.assertStatus(422)
  })

  test('{$self} is no checkout')
    .with(['?token=made-up', '', '?token[]=a', `?token=${'x'.repeat(5000)}`])
    .run(async ({ client, assert }, query) => {
      const ines = await pageMember(client)
      const response = await ines.get(`/billing/checkout${query}`)
      response.assertHeader('location', '/billing')
      assert.include(response.flashMessage('problem'), 'no longer valid')
    })

  test("another's checkout is none", async ({ client }) => {
    const { address } = await begin(await pageMember(client), 'PRO')
    const stranger = await pageMember(client)
    const response = await stranger.get(address)
    response.assertHeader('location', '/billing')
  })
})
