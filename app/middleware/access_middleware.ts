import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { keyIn } from '#guards/api_key_guard'
import ProblemException from '#exceptions/problem_exception'
import RateLimitedException from '#exceptions/rate_limited_exception'
import type { Scope } from '#models/api_key'
import { keyActivity } from '#services/api_keys/key_activity'
import { countRequest } from '#services/api_keys/key_limit'
import type { IdentifiedKey } from '#services/api_keys/key_lookup'

/**
 * Who a route of the API lets in: `anyone`; a `person` with an access token; a person who is an `admin`; a person or a
 * key of whatever scope (`any`); or a person or a key with that scope.
 */
export type Access = 'anyone' | 'person' | 'admin' | 'any' | Scope

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** Who asks, where the API knows it: reading `auth.user` of a key makes a whole model. */
    userId: string
    /** The only clone that the request's key may reach, where it is bound to one. */
    boundCloneId: string | null
  }
}

/** Every route of the API names one. It runs before the body is read. */
export default class AccessMiddleware {
  async handle(ctx: HttpContext, next: NextFn, access: Access) {
    ctx.boundCloneId = null
    if (access === 'anyone') return next()
    const manager = await ctx.containerResolver.make('auth.manager')
    ctx.auth = manager.createAuthenticator(ctx)
    if (keyIn(ctx) !== null) return this.#byKey(ctx, next, access)
    await ctx.auth.authenticateUsing(['api'])
    const user = ctx.auth.getUserOrFail()
    user.refuseIfSuspended()
    ctx.userId = user.id
    if (access === 'admin') await ctx.bouncer.with('AdminPolicy').authorize('administer')
    return next()
  }

  /** Whatever a key asks for counts as soon as the key is known, also what is then refused. */
  async #byKey(ctx: HttpContext, next: NextFn, access: Access) {
    const guard = ctx.auth.use('key')
    if (!(await ctx.auth.checkUsing(['key']))) throw guard.unauthorized()
    const key = guard.apiKey!
    ctx.userId = key.userId
    ctx.boundCloneId = key.boundCloneId
    let isLetIn = false
    try {
      await keepToLimit(ctx, key)
      if (key.isSuspended) key.user.refuseIfSuspended()
      allow(key, access)
      keepToBinding(ctx, key, access)
      isLetIn = true
      return await next()
    } finally {
      // What is thrown behind `next` has become an answer by now.
      const isRefused = !isLetIn || refusals.includes(ctx.response.getStatus())
      keyActivity.note(key.id, endpointOf(ctx), isRefused)
    }
  }
}

const refusals = [402, 403]

async function keepToLimit({ response }: HttpContext, key: IdentifiedKey) {
  const { limit, remaining, resetsIn, isExceeded } = await countRequest(key)
  response.header('RateLimit-Limit', limit)
  response.header('RateLimit-Remaining', remaining)
  response.header('RateLimit-Reset', resetsIn)
  if (isExceeded) {
    throw new RateLimitedException({ limit, window: key.window, retryAfter: resetsIn })
  }
}

function allow({ scopes }: IdentifiedKey, access: Access) {
  if (access === 'person' || access === 'admin') {
    throw new ProblemException(
      'forbidden',
      'An API key can manage neither keys nor the account nor the installation. Log in and send an access token.'
    )
  }
  if (access === 'any' || access === 'anyone' || scopes.includes(access)) return
  throw new ProblemException('forbidden', `This API key lacks the scope "${access}".`, {
    required_scope: access,
  })
}

/** What leads to a clone; which one, the reach of the caller decides. */
const leadsToClone = ['clone_id', 'memory_id', 'conversation_id', 'import_id']

/** The list of clones shows what is in reach. */
const clonesInReach = 'api.clones.index'

function keepToBinding(
  { params, route }: HttpContext,
  { boundCloneId }: IdentifiedKey,
  access: Access
) {
  const isBounded = leadsToClone.some((name) => name in params) || route!.name === clonesInReach
  if (boundCloneId && access !== 'any' && !isBounded)
    throw new ProblemException('forbidden', 'This API key is bound to one clone.')
}

/** As people write an endpoint: `GET /api/clones/{clone_id}`. */
const endpointOf = ({ request, route }: HttpContext) =>
  `${request.method()} ${route!.pattern.replace(/:(\w+)/g, '{$1}')}`.slice(0, 120)
