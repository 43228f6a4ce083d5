import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { dbTime } from '#services/database/times'
import UsageCounter from '#models/usage_counter'
import { rowsOf } from '#services/database/sql'

export interface Statistics {
  users: number
  clones: number
  conversations: number
  messages: number
  documents: number
  /** Who sent a message in this UTC month. */
  activeUsersThisMonth: number
  usersByPlan: Record<string, number>
}

/** The installation in numbers. Messages are summed up from their conversations, not counted. */
export async function statistics(): Promise<Statistics> {
  const result = await db.rawQuery(
    `SELECT (SELECT count(*) FROM users) AS users,
       (SELECT count(*) FROM clones) AS clones,
       (SELECT count(*) FROM conversations) AS conversations,
       (SELECT coalesce(sum(message_count), 0) FROM conversations) AS messages,
       (SELECT count(*) FROM documents) AS documents,
       (SELECT count(*) FROM usage_counters WHERE resource = 'messages' AND scope = ? AND used > 0) AS active`,
    [UsageCounter.scopeOf('messages')]
  )
  const [{ active, ...totals }] = rowsOf(result)
  return {
    ...(numeric(totals) as Omit<Statistics, 'activeUsersThisMonth' | 'usersByPlan'>),
    activeUsersThisMonth: Number(active),
    usersByPlan: await usersByPlan(),
  }
}

const numeric = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]))

/** Every plan, smallest first, also those that nobody has. */
async function usersByPlan() {
  const rows = await db
    .from('billing_quotas')
    .leftJoin('users', 'users.billing_plan', 'billing_quotas.plan')
    .groupBy('billing_quotas.plan', 'billing_quotas.max_clones')
    .orderBy('billing_quotas.max_clones')
    .select('billing_quotas.plan')
    .count('users.id as total')
  return Object.fromEntries(rows.map(({ plan, total }) => [plan as string, Number(total)]))
}

/** How many rows came on each of the last days, today included, oldest first; days without any are 0. */
export async function countByDay(table: 'users' | 'messages', days: number) {
  const first = DateTime.utc()
    .startOf('day')
    .minus({ days: days - 1 })
  const day = 'substr(cast(created_at as varchar(40)), 1, 10)'
  const rows = await db
    .from(table)
    .where('created_at', '>=', dbTime(first))
    .groupByRaw(day)
    .select(db.raw(`${day} as day`))
    .count('* as total')
  const totals = new Map(rows.map(({ day: date, total }) => [date as string, Number(total)]))
  return Array.from({ length: days }, (_, index) => {
    const date = first.plus({ days: index })
    return { date, total: totals.get(date.toISODate()!) ?? 0 }
  })
}
