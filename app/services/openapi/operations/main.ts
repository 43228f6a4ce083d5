import type { Operations } from '#services/openapi/operation'
import { accounts } from '#services/openapi/operations/accounts'
import { apiKeys } from '#services/openapi/operations/api_keys'
import { billing } from '#services/openapi/operations/billing'
import { admin } from '#services/openapi/operations/admin'
import { clones } from '#services/openapi/operations/clones'
import { conversations } from '#services/openapi/operations/conversations'
import { speech } from '#services/openapi/operations/speech'
import { teaching } from '#services/openapi/operations/teaching'

/** Everything that the API does. A test compares it with the router, both ways. */
export const operations: Operations = {
  ...accounts,
  ...clones,
  ...teaching,
  ...conversations,
  ...speech,
  ...billing,
  ...admin,
  ...apiKeys,
}
