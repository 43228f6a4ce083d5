import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import { whereContains } from '#models/searching'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'

export type Direction = 'asc' | 'desc'

/** How users can be put in order: columns, and what the ledger says. */
export const userOrders = ['email', 'name', 'plan', 'joined', 'clones', 'messages'] as const
export type UserOrder = (typeof userOrders)[number]

export const cloneOrders = ['name', 'owner', 'made'] as const
export type CloneOrder = (typeof cloneOrders)[number]

interface Search<Order> {
  /** Part of a name or an e-mail address. */
  text?: string | null
  /** Newest first where it is left out. */
  order?: Order
  direction?: Direction
}

/** Everybody with an account here, or who a search finds. */
export function usersFound({ text, order = 'joined', direction = 'desc' }: Search<UserOrder>) {
  const query = User.query().if(text, (users) =>
    users.where((either) => whereContains(either, ['email', 'full_name'], text!))
  )
  const ledger = { clones: 'clones', messages: 'messages' } as const
  if (order === 'clones' || order === 'messages') {
    query.orderByRaw(`(${usedOf}) ${direction}`, [order, UsageCounter.scopeOf(ledger[order])])
  } else if (order === 'name') {
    query.orderByRaw(`lower(coalesce(full_name, email)) ${direction}`)
  } else {
    query.orderBy({ email: 'email', plan: 'billing_plan', joined: 'created_at' }[order], direction)
  }
  return query.orderBy('id', direction)
}

const usedOf = `SELECT coalesce(max(used), 0) FROM usage_counters
  WHERE user_id = users.id AND resource = ? AND scope = ?`

/** All clones, or those whose name or owner a search finds. */
export function clonesFound({ text, order = 'made', direction = 'desc' }: Search<CloneOrder>) {
  const query = Clone.query().if(text, (clones) =>
    clones.where((either) => {
      whereContains(either, ['name'], text!)
      const owners = User.query().select('id')
      whereContains(owners, ['email'], text!)
      either.orWhereIn('user_id', owners)
    })
  )
  if (order === 'name') query.orderByRaw(`lower(name) ${direction}`)
  else if (order === 'owner')
    query
      .join('users', 'users.id', 'clones.user_id')
      .select('clones.*')
      .orderBy('users.email', direction)
  else query.orderBy('created_at', direction)
  return query.orderBy('clones.id', direction)
}

interface AuditSearch {
  event?: string
  /** The id of who acted or was acted on, or part of the e-mail address. */
  user?: string
  /** Days, as `2026-11-24`: the first and the last of a period. */
  from?: string
  until?: string
}

/** Entries of the audit log, newest first. */
export function entriesFound({ event, user, from, until }: AuditSearch) {
  const [first, last] = [dayIn(from), dayIn(until)]
  return AuditEntry.query()
    .if(event, (entries) => entries.where('event', event!))
    .if(user, (entries) =>
      uuid.test(user!)
        ? entries.apply((scopes) => scopes.concerning(user!.toLowerCase()))
        : entries.where((either) => concerningAddress(either, user!))
    )
    .if(first, (entries) => entries.where('created_at', '>=', dbTime(first!)))
    .if(last, (entries) => entries.where('created_at', '<', dbTime(last!.plus({ days: 1 }))))
    .apply((scopes) => scopes.newestFirst())
}

function dayIn(text = '') {
  const day = DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' })
  return day.isValid && day.year > 0 ? day : null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function concerningAddress(either: ModelQueryBuilderContract<typeof AuditEntry>, text: string) {
  const people = () => {
    const users = User.query()
    whereContains(users, ['email'], text)
    return users
  }
  either
    .whereIn('actor_id', people().select('id'))
    .orWhere((target) =>
      target
        .where('resource_type', 'user')
        .whereIn('resource_id', people().select(db.raw('cast(id as varchar(64))')))
    )
}

/** Fills in how many clones each has and how many messages each sent this month, in two queries for any number. */
export async function countForUsers(users: User[]) {
  const ids = users.map(({ id }) => id)
  const clones = await counts('clones', 'user_id', ids)
  const ledger = await UsageCounter.query()
    .whereIn('user_id', ids)
    .where({ resource: 'messages', scope: UsageCounter.scopeOf('messages') })
  const sent = new Map(ledger.map(({ userId, used }) => [userId, used]))
  for (const user of users) {
    user.$extras.clone_count = clones.get(user.id) ?? 0
    user.$extras.message_count_this_month = sent.get(user.id) ?? 0
  }
  return users
}

/** Fills in whose each is and what it was taught, in four queries for any number. */
export async function countForClones(clones: Clone[]) {
  const ids = clones.map(({ id }) => id)
  const owners = await User.query()
    .whereIn('id', [...new Set(clones.map(({ userId }) => userId))])
    .select('id', 'email')
  const emails = new Map(owners.map(({ id, email }) => [id, email]))
  const memories = await counts('memories', 'clone_id', ids)
  const conversations = await counts('conversations', 'clone_id', ids)
  const documents = await counts('documents', 'clone_id', ids)
  for (const clone of clones) {
    clone.$extras.user_email = emails.get(clone.userId)
    clone.$extras.memories_count = memories.get(clone.id) ?? 0
    clone.$extras.conversations_count = conversations.get(clone.id) ?? 0
    clone.$extras.documents_count = documents.get(clone.id) ?? 0
  }
  return clones
}

async function counts(table: string, owner: string, ids: string[]) {
  const rows = await db
    .from(table)
    .whereIn(owner, ids)
    .groupBy(owner)
    .select(owner)
    .count('* as total')
  return new Map<string, number>(rows.map((row) => [row[owner], Number(row.total)]))
}
