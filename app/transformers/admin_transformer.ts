import type AuditEntry from '#models/audit_entry'
import type Clone from '#models/clone'
import { isoTime } from '#models/columns'
import type User from '#models/user'
import type { Statistics } from '#services/admin/statistics'

/** Expects the counts of `countForUsers`. */
export const userSummaryJson = (user: User) => ({
  id: user.id,
  email: user.email,
  full_name: user.fullName ?? null,
  is_platform_admin: user.isPlatformAdmin,
  billing_plan: user.billingPlan,
  suspended_at: user.suspendedAt ? isoTime(user.suspendedAt) : null,
  created_at: isoTime(user.createdAt),
  clone_count: user.$extras.clone_count as number,
  message_count_this_month: user.$extras.message_count_this_month as number,
})

/** Expects the counts of `countForClones`. */
export const cloneSummaryJson = (clone: Clone) => ({
  id: clone.id,
  name: clone.name,
  user_id: clone.userId,
  user_email: clone.$extras.user_email as string,
  created_at: isoTime(clone.createdAt),
  memory_count: clone.$extras.memories_count as number,
  conversation_count: clone.$extras.conversations_count as number,
  document_count: clone.$extras.documents_count as number,
})

export const statisticsJson = (statistics: Statistics) => ({
  total_users: statistics.users,
  total_clones: statistics.clones,
  total_conversations: statistics.conversations,
  total_messages: statistics.messages,
  total_documents: statistics.documents,
  active_users_this_month: statistics.activeUsersThisMonth,
  users_by_plan: statistics.usersByPlan,
})

export const auditEntryJson = (entry: AuditEntry) => ({
  id: entry.id,
  event: entry.event,
  actor_id: entry.actorId,
  resource_type: entry.resourceType,
  resource_id: entry.resourceId,
  ip_address: entry.ipAddress,
  metadata: entry.metadata,
  created_at: isoTime(entry.createdAt),
})
