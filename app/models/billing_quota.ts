import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BillingQuotaSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import type { QuotaResource } from '#exceptions/quota_exceeded_exception'

const limitColumns = {
  clones: 'max_clones',
  messages: 'max_messages_per_month',
  documents: 'max_documents_per_clone',
} as const

/** A plan and what it allows. */
export default class BillingQuota extends BillingQuotaSchema {
  /** What every account begins with, and what is left where nothing is paid. */
  static readonly free = 'FREE'

  static columnFor(resource: QuotaResource) {
    return limitColumns[resource]
  }

  static ascending() {
    return this.query().orderBy('max_clones')
  }

  /** @throws ProblemException where there is no such plan */
  static async named(plan: string, client?: TransactionClientContract) {
    const quotas = await this.query({ client }).orderBy('max_clones')
    const quota = quotas.find((known) => known.plan === plan)
    if (quota) return quota
    const names = quotas.map((known) => known.plan).join(', ')
    const message = `The plan field must be one of ${names}`
    throw new ProblemException('validation-failed', `${message}.`, {
      errors: [{ field: 'plan', rule: 'enum', message }],
    })
  }

  isLargerThan(other: BillingQuota) {
    return this.maxClones > other.maxClones
  }

  limitOf(resource: QuotaResource) {
    return {
      clones: this.maxClones,
      messages: this.maxMessagesPerMonth,
      documents: this.maxDocumentsPerClone,
    }[resource]
  }
}
