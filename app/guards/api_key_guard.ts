import { errors, symbols } from '@adonisjs/auth'
import type { AuthClientResponse, GuardContract } from '@adonisjs/auth/types'
import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'
import { identifyKey, type IdentifiedKey } from '#services/api_keys/key_lookup'
import { isKeyLike } from '#services/secrets/raw_key'

/** The API key of a request: `X-API-Key`, or a bearer credential that begins like one. */
export function keyIn({ request }: HttpContext) {
  const own = request.header('x-api-key')
  if (own !== undefined) return own
  const [scheme, credential = ''] = (request.header('authorization') ?? '').split(/ +/)
  return /^bearer$/i.test(scheme) && isKeyLike(credential) ? credential : null
}

/** Authenticates by API key. What the key may do is for the access middleware to decide. */
export class ApiKeyGuard implements GuardContract<User> {
  declare [symbols.GUARD_KNOWN_EVENTS]: {}
  readonly driverName = 'api_key'
  authenticationAttempted = false
  apiKey?: IdentifiedKey

  constructor(private ctx: HttpContext) {}

  get isAuthenticated() {
    return this.apiKey !== undefined
  }

  get user() {
    return this.apiKey?.user
  }

  getUserOrFail() {
    if (!this.apiKey) throw this.unauthorized()
    return this.apiKey.user
  }

  /** @throws E_UNAUTHORIZED_ACCESS where the key is malformed, unknown, revoked or expired */
  async identify() {
    this.authenticationAttempted = true
    const key = await identifyKey(keyIn(this.ctx) ?? '')
    if (!key) throw this.unauthorized()
    this.apiKey = key
    return key
  }

  async authenticate() {
    return (await this.identify()).user
  }

  /** @throws what kept the key from being looked up: that is no refusal */
  async check() {
    try {
      await this.identify()
      return true
    } catch (error) {
      if (error instanceof errors.E_UNAUTHORIZED_ACCESS) return false
      throw error
    }
  }

  authenticateAsClient(): Promise<AuthClientResponse> {
    throw new Error('A key can only be shown by who made it: send the X-API-Key header.')
  }

  unauthorized() {
    return new errors.E_UNAUTHORIZED_ACCESS('Unauthorized access', { guardDriverName: 'api_key' })
  }
}
