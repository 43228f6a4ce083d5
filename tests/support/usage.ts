import UsageCounter from '#models/usage_counter'
import type User from '#models/user'
import type { QuotaResource } from '#exceptions/quota_exceeded_exception'

/** Puts a counter of the ledger where a test needs it. */
export function useUp({ id: userId }: User, resource: QuotaResource, used: number, cloneId = '') {
  const scope = UsageCounter.scopeOf(resource, cloneId)
  return UsageCounter.updateOrCreate({ userId, resource, scope }, { used })
}
