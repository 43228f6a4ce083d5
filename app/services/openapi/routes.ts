import router from '@adonisjs/core/services/router'

export interface DescribedRoute {
  name: string
  methods: string[]
  /** As OpenAPI writes it: `/api/clones/{clone_id}`. */
  path: string
  parameters: string[]
  /** What the route's access middleware was told. */
  access: string
}

/** The routes of the API, as they are registered. */
export function apiRoutes(): DescribedRoute[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => pattern.startsWith('/api/'))
    .map((route) => ({
      name: route.name!,
      methods: route.methods.filter((method) => method !== 'HEAD'),
      path: route.pattern.replace(/:(\w+)/g, '{$1}'),
      parameters: [...route.pattern.matchAll(/:(\w+)/g)].map(([, name]) => name),
      access: accessOf(route.middleware.all()),
    }))
}

function accessOf(stack: Iterable<unknown>) {
  for (const entry of stack) {
    const { name, args } = entry as { name?: string; args?: unknown }
    if (name === 'access') return String(args)
  }
  return ''
}
