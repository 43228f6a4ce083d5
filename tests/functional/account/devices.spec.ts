import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { SessionCollection } from '@adonisjs/session'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { Devices } from '#services/logins/devices'
import { Browser } from '#tests/support/browser'
import { pageMember } from '#tests/support/page_member'

const path = '/account/devices'

const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

async function openSessions({ id }: User) {
  const sessions = await app.container.make(SessionCollection)
  return sessions.tagged(id)
}

/** As when nobody comes back for twelve hours. */
async function letSessionsExpire(user: User) {
  const sessions = await app.container.make(SessionCollection)
  for (const { id } of await openSessions(user)) await sessions.destroy(id)
}

/** A user at a computer, who is also logged in on her phone. */
async function atTwoDevices({ isRemembered = false } = {}) {
  const user = await UserFactory.create()
  const [phone, computer] = [new Browser(safari), new Browser()]
  await phone.logIn(user.email, factoryPassword, isRemembered)
  await computer.logIn(user.email, factoryPassword)
  const devices = await new Devices(user).all()
  const device = devices.find(({ name }) => name === 'Safari on an iPhone')!
  return { user, phone, computer, device }
}

test.group('Account devices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each login is listed in words, with this device first', async ({ assert }) => {
    const { user, computer } = await atTwoDevices({ isRemembered: true })
    const shown = await computer.get(path)
    const page = await shown.text()
    const names = [...page.matchAll(/<h3>(.+?)<\/h3>/g)].map(([, name]) => name)
    assert.deepEqual(names, ['Firefox on Linux', 'Safari on an iPhone'])
    for (const text of ['This device', 'Remembered until', '127.0.0.1']) assert.include(page, text)
    for (const { id } of await openSessions(user)) assert.notInclude(page, id)
  })

  test('an ended device is logged out at once, and not remembered either', async ({ assert }) => {
    const { user, phone, computer, device } = await atTwoDevices({ isRemembered: true })
    assert.isTrue(await phone.isLoggedIn())
    const ended = await computer.submit(path, `${path}/${device.id}?_method=DELETE`)
    assert.equal(ended.headers.get('location'), path)
    assert.isFalse(await phone.isLoggedIn())
    assert.isTrue(await computer.isLoggedIn())
    assert.isEmpty(await User.rememberMeTokens.all(user))
    const again = await computer.submit(path, `${path}/${device.id}?_method=DELETE`)
    assert.equal(again.status, 404)
  })

  test('a device that is only remembered is listed, and can be ended', async ({ assert }) => {
    const { user, phone } = await atTwoDevices({ isRemembered: true })
    await letSessionsExpire(user)
    const [device] = await new Devices(user).all()
    assert.containsSubset(device, { name: 'Safari on an iPhone', seenAt: null })
    await new Devices(user).end(device.id)
    assert.isFalse(await phone.isLoggedIn())
  })

  test('a remembered device that came back can be ended too', async ({ assert }) => {
    const { user, phone } = await atTwoDevices({ isRemembered: true })
    await letSessionsExpire(user)
    assert.isTrue(await phone.isLoggedIn())
    const devices = await new Devices(user).all()
    assert.lengthOf(devices, 1)
    assert.isNotNull(devices[0].seenAt)
    assert.isNotNull(devices[0].rememberedUntil)
    await new Devices(user).end(devices[0].id)
    assert.isFalse(await phone.isLoggedIn())
  })

  test('a remembered device that came back is logged out by a new password', async ({ assert }) => {
    const { user, phone } = await atTwoDevices({ isRemembered: true })
    await letSessionsExpire(user)
    assert.isTrue(await phone.isLoggedIn())
    await user.changePassword('another marmalade')
    assert.isFalse(await phone.isLoggedIn())
  })

  test('logging out takes the device off the list', async ({ assert }) => {
    const { user, phone } = await atTwoDevices({ isRemembered: true })
    await phone.submit(path, '/logout')
    const devices = await new Devices(user).all()
    assert.deepEqual(
      devices.map(({ name }) => name),
      ['Firefox on Linux']
    )
  })

  test('nobody ends a device of somebody else', async ({ client, assert }) => {
    const { user, device } = await atTwoDevices({ isRemembered: true })
    const [token] = await User.rememberMeTokens.all(user)
    const stranger = await pageMember(client)
    for (const id of [device.id, token.identifier, 'nothing', '0', '-1', '1e3', '99999999999999']) {
      const response = await stranger.send(`${path}/${id}?_method=DELETE`)
      response.assertStatus(404)
    }
    assert.lengthOf(await new Devices(user).all(), 2)
    assert.lengthOf(await User.rememberMeTokens.all(user), 1)
  })

  test('a device that says nonsense of itself is a browser', async ({ assert }) => {
    const user = await UserFactory.create()
    await new Browser('<script>alert(1)</script>'.repeat(100)).logIn(user.email, factoryPassword)
    const [device] = await new Devices(user).all()
    assert.equal(device.name, 'A browser')
  })
})
