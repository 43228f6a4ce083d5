import type AuditEntry from '#models/audit_entry'
import type Clone from '#models/clone'
import { isoTime } from '#services/database/times'
import type User from '#models/user'
import {
  flag,
  id,
  moment,
  nullable,
  object,
  text,
  whole,
  type JsonSchema,
} from '#transformers/json_schema'
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

export const userSummarySchema = object(
  {
    id: id(),
    email: text('ana@example.com', { format: 'email' }),
    full_name: nullable(text('Ana Ferreira')),
    is_platform_admin: flag(false),
    billing_plan: text('FREE'),
    suspended_at: nullable(moment()),
    created_at: moment(),
    clone_count: whole(2),
    message_count_this_month: whole(48),
  },
  'UserSummary'
)

export const cloneSummarySchema = object(
  {
    id: id(),
    name: text('Rosa'),
    user_id: id(),
    user_email: text('ana@example.com', { format: 'email' }),
    created_at: moment(),
    memory_count: whole(12),
    conversation_count: whole(3),
    document_count: whole(1),
  },
  'CloneSummary'
)

export const statisticsSchema = object(
  {
    total_users: whole(120),
    total_clones: whole(310),
    total_conversations: whole(1200),
    total_messages: whole(24_000),
    total_documents: whole(420),
    active_users_this_month: whole(64),
    users_by_plan: {
      type: 'object',
      additionalProperties: whole(0),
      examples: [{ FREE: 96, STARTER: 18, PRO: 6 }],
    },
  },
  'Statistics'
)

const anything: JsonSchema = { type: 'object', examples: [{ from: 'FREE', to: 'PRO' }] }

export const auditEntrySchema = object(
  {
    id: id(),
    event: text('user.plan_changed'),
    actor_id: nullable(id()),
    resource_type: text('user'),
    resource_id: nullable(text('01932f5e-7c1a-7e6b-9d5f-3b0a4c2e8f10')),
    ip_address: nullable(text('192.0.2.7')),
    metadata: anything,
    created_at: moment(),
  },
  'AuditEntry'
)
