import type { QueryClientContract } from '@adonisjs/lucid/types/database'

interface Heap {
  table: string
  key: string
  /** Whose rows. */
  where: Record<string, string>
  /** What tells which are newer. */
  order: string
  most: number
}

/**
 * Ends the oldest rows of a heap that has grown over its cap. One statement, after a row was added: of several that are
 * added at once, the last one sees them all.
 */
export function keepNewest(db: QueryClientContract, { table, key, where, order, most }: Heap) {
  const newest = db.from(table).where(where).orderBy(order, 'desc').limit(most).select(key)
  return db.from(table).where(where).whereNotIn(key, newest).delete()
}
