import { timingSafeEqual } from 'node:crypto'
import type { Scopes } from '#models/api_key'
import { dbTimeOf } from '#services/database/times'
import User from '#models/user'
import { PreparedStatement } from '#services/database/prepared_statement'
import { digestOf, isWellFormedKey } from '#services/secrets/raw_key'

/** What a request may do with the key that it carries. */
export interface IdentifiedKey {
  id: string
  scopes: Scopes
  limit: number
  /** in seconds */
  window: number
  boundCloneId: string | null
  userId: string
  user: User
  isSuspended: boolean
}

interface KeyRow {
  key_id: string
  key_hash: string
  key_scopes: string | Scopes
  key_limit: number
  key_window: number
  key_clone_id: string | null
  id: string
  suspended_at: string | Date | null
}

// Named one by one: PostgreSQL refuses a prepared `u.*` from the moment another process adds a column to the table.
const userColumns = [...User.$columnsDefinitions.values()].map(
  ({ columnName }) => `u.${columnName}`
)

const livingKey = new PreparedStatement<KeyRow>(
  'main',
  `SELECT k.id AS key_id, k.key_hash, k.scopes AS key_scopes, k.rate_limit_requests AS key_limit,
     k.rate_limit_window_seconds AS key_window, k.clone_id AS key_clone_id, ${userColumns.join(', ')}
   FROM api_keys k JOIN users u ON u.id = k.user_id
   WHERE k.key_hash = ? AND (k.revoked_at IS NULL OR k.revoked_at > ?) AND (k.expires_at IS NULL OR k.expires_at > ?)`
)

/** The key behind a raw one, or null where it is malformed, unknown, revoked or expired. */
export async function identifyKey(rawKey: string): Promise<IdentifiedKey | null> {
  if (!isWellFormedKey(rawKey)) return null
  const digest = digestOf(rawKey)
  const now = dbTimeOf(Date.now())
  const row = await livingKey.first(digest, now, now)
  if (!row || !timingSafeEqual(Buffer.from(row.key_hash), Buffer.from(digest))) return null
  return new KnownKey(row)
}

class KnownKey implements IdentifiedKey {
  readonly id
  readonly scopes
  readonly limit
  readonly window
  readonly boundCloneId
  readonly userId
  readonly isSuspended
  #row
  #user?: User

  constructor(row: KeyRow) {
    this.id = row.key_id
    this.scopes = (
      typeof row.key_scopes === 'string' ? JSON.parse(row.key_scopes) : row.key_scopes
    ) as Scopes
    this.limit = row.key_limit
    this.window = row.key_window
    this.boundCloneId = row.key_clone_id
    this.userId = row.id
    this.isSuspended = row.suspended_at !== null
    this.#row = row
  }

  /** Most reads need no more of their user than the id. */
  get user() {
    return (this.#user ??= User.$createFromAdapterResult(this.#row as any) as User)
  }
}
