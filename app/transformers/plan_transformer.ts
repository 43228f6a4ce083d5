import { object, text, whole } from '#transformers/json_schema'
import type BillingQuota from '#models/billing_quota'

export const planJson = (quota: BillingQuota) => ({
  plan: quota.plan,
  max_clones: quota.maxClones,
  max_messages_per_month: quota.maxMessagesPerMonth,
  max_documents_per_clone: quota.maxDocumentsPerClone,
})

export const planSchema = object(
  {
    plan: text('FREE'),
    max_clones: whole(2),
    max_messages_per_month: whole(100),
    max_documents_per_clone: whole(5),
  },
  'Plan'
)
