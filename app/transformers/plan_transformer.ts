import type BillingQuota from '#models/billing_quota'

export const planJson = (quota: BillingQuota) => ({
  plan: quota.plan,
  max_clones: quota.maxClones,
  max_messages_per_month: quota.maxMessagesPerMonth,
  max_documents_per_clone: quota.maxDocumentsPerClone,
})
