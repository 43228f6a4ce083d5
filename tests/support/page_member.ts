import type { ApiClient } from '@japa/api-client'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'

/** Somebody who is logged in to the pages: `get` and `send` go out with her session, and don't follow redirects. */
export async function pageMember(client: ApiClient, user?: User) {
  const who = user ?? (await UserFactory.create())
  return {
    user: who,
    get: (path: string) => client.get(path).loginAs(who).redirects(0),
    send: (path: string, fields: Record<string, unknown> = {}) =>
      client.post(path).loginAs(who).withCsrfToken().form(fields).redirects(0),
    /** As htmx sends it. */
    sendPiece: (path: string, fields: Record<string, unknown> = {}) =>
      client
        .post(path)
        .loginAs(who)
        .withCsrfToken()
        .header('HX-Request', 'true')
        .form(fields)
        .redirects(0),
  }
}

export type PageMember = Awaited<ReturnType<typeof pageMember>>
