import { DateTime } from 'luxon'
import ApiKey from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import BillingQuota from '#models/billing_quota'
import { dbTime } from '#services/database/times'
import TokenUsage from '#models/token_usage'
import User from '#models/user'
import { callerOf } from '#services/access/caller'
import { Reach } from '#services/access/reach'
import { Devices } from '#services/logins/devices'
import { countForClones } from '#services/admin/directory'

const shown = 10

/** What the console shows of one account: never what its clones were taught. */
export async function reportOn(user: User) {
  const clones = await new Reach(callerOf(user))
    .clones()
    .apply((scopes) => scopes.newestFirst())
    .limit(shown)
  const entries = await AuditEntry.query()
    .apply((scopes) => scopes.concerning(user.id))
    .apply((scopes) => scopes.newestFirst())
    .limit(shown)
  return {
    plans: await BillingQuota.ascending(),
    quota: await user.quota(),
    cloneCount: await user.cloneCount(),
    messageCount: await user.monthlyMessageCount(),
    tokens: await TokenUsage.thisMonth(user.id),
    clones: await countForClones(clones),
    entries: await AuditEntry.withAccounts(entries),
    devices: (await new Devices(user).all()).length,
    accessTokens: (await User.accessTokens.all(user)).filter((token) => !token.isExpired()).length,
    activeKeys: await activeKeysOf(user),
  }
}

async function activeKeysOf({ id }: User) {
  const now = dbTime(DateTime.utc())
  const [{ $extras }] = await ApiKey.query()
    .where('userId', id)
    .where((key) => key.whereNull('revokedAt').orWhere('revokedAt', '>', now))
    .where((key) => key.whereNull('expiresAt').orWhere('expiresAt', '>', now))
    .count('* as total')
  return Number($extras.total)
}
