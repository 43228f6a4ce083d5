import type { HttpContext } from '@adonisjs/core/http'
import { Devices, type DeviceFacts } from '#services/logins/devices'

const key = 'device'

/** Ties the session that a login has just begun to its user and device: it can be listed, and ended from elsewhere. */
export async function beginDeviceSession({ auth, request, session }: HttpContext) {
  const user = auth.use('web').getUserOrFail()
  await session.tag(user.id)
  session.put(key, await new Devices(user).begin(request.header('user-agent'), request.ip()))
}

/** Notes now and then that the device is still in use; a remembered login begins a session here. */
export async function noteDevice(ctx: HttpContext) {
  const { auth, request, session } = ctx
  const { user } = auth.use('web')
  if (!user) return
  const facts = session.get(key) as DeviceFacts | undefined
  if (!facts || user.currentRememberMeTokenId) return beginDeviceSession(ctx)
  const seen = Devices.seen(facts, request.ip())
  if (seen !== facts) session.put(key, seen)
}
