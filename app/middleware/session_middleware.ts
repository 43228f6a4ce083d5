import { configProvider } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import emitter from '@adonisjs/core/services/emitter'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { Session } from '@adonisjs/session'
import '@adonisjs/session/session_middleware'
import sessionConfig from '#config/session'

/** One that leaves no cookie with a guest where there is nothing to keep. */
class LightSession extends Session {
  async commit() {
    if (!this.#isUntouchedGuests) await super.commit()
  }

  get #isUntouchedGuests() {
    return (
      !this.has('auth_web') &&
      !this.hasBeenModified &&
      !this.hasRegeneratedSession &&
      this.responseFlashMessages.isEmpty
    )
  }
}

let resolving: ReturnType<typeof sessionConfig.resolver> | undefined

export default class SessionMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const config = await (resolving ??= configProvider.resolve(app, sessionConfig) as never)!
    ctx.session = new LightSession(config, config.stores[config.store], emitter, ctx)
    await ctx.session.initiate(false)
    const answer = await next()
    await ctx.session.commit()
    return answer
  }
}
