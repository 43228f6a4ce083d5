import router from '@adonisjs/core/services/router'
import type { Access } from '#middleware/access_middleware'

export interface ApiRoute {
  method: string
  pattern: string
  /** What its middleware names; more or less than one is a mistake. */
  accesses: Access[]
}

/** Every route of the API, as the router knows it. */
export function apiRoutes(): ApiRoute[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.startsWith('/api/'))
    .flatMap(({ pattern, methods, middleware }) => {
      const accesses = [...middleware.all()]
        .filter((one: any) => one.name === 'access')
        .map((one: any) => one.args as Access)
      return methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ method, pattern, accesses }))
    })
}

/** The address of a route with these ids. */
export const addressOf = (pattern: string, ids: Record<string, string>, otherwise: string) =>
  pattern.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? otherwise)
