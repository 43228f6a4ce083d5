import { list } from '#transformers/json_schema'
import type { Operations } from '#services/openapi/operation'
import {
  auditEntrySchema,
  cloneSummarySchema,
  statisticsSchema,
  userSummarySchema,
} from '#transformers/admin_transformer'
import { administerUserValidator, auditValidator, directoryValidator } from '#validators/admin'

const tag = 'Administration'

export const admin: Operations = {
  'api.admin.users.index': {
    tag,
    summary: 'List or search all users',
    description: '`q` is part of a name or an e-mail address, in whatever case.',
    query: directoryValidator,
    isPaged: true,
    answer: list(userSummarySchema),
  },
  'api.admin.users.update': {
    tag,
    summary: 'Change the plan, the rights or the suspension of a user',
    description:
      'All of it or nothing, and each change is kept in the audit log. The last admin keeps the rights, and nobody suspends the own account.',
    body: administerUserValidator,
    example: { billing_plan: 'PRO', suspended: false },
    answer: userSummarySchema,
    problems: ['conflict'],
  },
  'api.admin.clones.index': {
    tag,
    summary: 'List or search all clones',
    description: "`q` is part of a clone's name or of its owner's e-mail address.",
    query: directoryValidator,
    isPaged: true,
    answer: list(cloneSummarySchema),
  },
  'api.admin.statistics.show': {
    tag,
    summary: 'The installation in numbers',
    answer: statisticsSchema,
  },
  'api.admin.audit_entries.index': {
    tag,
    summary: 'List the audit log',
    description: '`user_id` finds what a user did, and what was done to the account.',
    query: auditValidator,
    isPaged: true,
    answer: list(auditEntrySchema),
  },
}
