import { scope } from '@adonisjs/lucid/orm'
import type { Dictionary } from '@adonisjs/lucid/types/querybuilder'

/** The databases differ: what a raw query gives, how they name faults, and what only one of them knows. */

/** The rows of a raw query. @param result as Lucid hands it on: an array of SQLite, or what `pg` answers */
export const rowsOf = <Row = Dictionary<any, string>>(result: any): Row[] => result.rows ?? result

export const isPostgres = ({ dialect }: { dialect: { name: string } }) =>
  dialect.name === 'postgres'

/** A row like this is there already. */
export const isUniqueViolation = (error: any) =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(error?.code)

/** What a row points to is gone. */
export const isForeignKeyViolation = (error: any) =>
  ['SQLITE_CONSTRAINT_FOREIGNKEY', '23503'].includes(error?.code)

/** An id is no UUID, say: only PostgreSQL minds. */
export const isMalformedValue = (error: any) => error?.code === '22P02'

/** A scope; ids sort by creation, so they settle what happened in one instant. */
export const newestFirst = (column = 'created_at') =>
  scope((query) => {
    query.orderBy([
      { column, order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })
