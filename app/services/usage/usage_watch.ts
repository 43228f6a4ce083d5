import type { QuotaResource } from '#exceptions/quota_exceeded_exception'
import BillingQuota from '#models/billing_quota'
import UsageCounter from '#models/usage_counter'
import type User from '#models/user'
import { PreparedStatement } from '#services/database/prepared_statement'
import { Gauge } from '#services/usage/gauge'
import { mostPressing, UsageWarning } from '#services/usage/usage_warning'

interface CounterRow {
  resource: QuotaResource
  used: number
  max: number
  clone_id: string | null
  clone_name: string | null
}

const limits = (['clones', 'messages', 'documents'] as const)
  .map((resource) => `WHEN '${resource}' THEN q.${BillingQuota.columnFor(resource)}`)
  .join(' ')

/** Counters from three quarters of their quota on: the gauge decides which of them are near. */
const fullest = new PreparedStatement<CounterRow>(
  'main',
  `SELECT c.resource, c.used, CASE c.resource ${limits} END AS max, k.id AS clone_id, k.name AS clone_name
   FROM users u
   JOIN billing_quotas q ON q.plan = u.billing_plan
   JOIN usage_counters c ON c.user_id = u.id
   LEFT JOIN clones k ON k.user_id = u.id AND CAST(k.id AS text) = c.scope
   WHERE u.id = ? AND c.used > 0 AND c.used * 4 >= 3 * CASE c.resource ${limits} END
     AND (c.resource <> 'messages' OR c.scope = ?) AND (c.resource <> 'documents' OR k.id IS NOT NULL)`
)

/** The warnings of the usage report at the price of one prepared read, for every page; two where there is one. */
export async function pressingWarnings(user: User) {
  const rows = await fullest.all(user.id, UsageCounter.scopeOf('messages'))
  const gauges = rows.map(gaugeFrom).filter(({ level }) => level !== null)
  if (gauges.length === 0) return []
  const quotas = await BillingQuota.ascending()
  return mostPressing(gauges.map((gauge) => new UsageWarning(gauge, user.billingPlan, quotas)))
}

function gaugeFrom({ resource, used, max, clone_id: id, clone_name: name }: CounterRow) {
  return new Gauge(resource, Number(used), Number(max), id ? { id, name: name! } : null)
}
