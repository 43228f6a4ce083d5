import { BillingQuotaSchema } from '#database/schema'
import type { QuotaResource } from '#exceptions/quota_exceeded_exception'

const limitColumns = {
  clones: 'max_clones',
  messages: 'max_messages_per_month',
  documents: 'max_documents_per_clone',
} as const

/** A plan and what it allows. */
export default class BillingQuota extends BillingQuotaSchema {
  static columnFor(resource: QuotaResource) {
    return limitColumns[resource]
  }

  static ascending() {
    return this.query().orderBy('max_clones')
  }
}
