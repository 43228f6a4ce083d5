interface Postgres {
  url: string
  stop(): void
}

/** Does the same on SQLite, and on a PostgreSQL of our own where there is one. @param each is given the environment of its servers */
export async function onEachDatabase<T>(
  each: (name: string, env: Record<string, string>) => Promise<T[]>
) {
  const results = await each('SQLite', {})
  const { href } = new URL('../bin/launcher/postgres.mjs', import.meta.url)
  const postgres: Postgres | null = await (await import(href)).startPostgres()
  if (!postgres) return results
  try {
    return [...results, ...(await each('PostgreSQL', { DATABASE_URL: postgres.url }))]
  } finally {
    postgres.stop()
  }
}
