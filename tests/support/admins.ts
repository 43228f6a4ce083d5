import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { UserFactory } from '#database/factories/user_factory'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import User from '#models/user'
import { apiMember } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'

export const apiAdmin = async (client: ApiClient) =>
  apiMember(client, await UserFactory.apply('admin').create())

export const pageAdmin = async (client: ApiClient) =>
  pageMember(client, await UserFactory.apply('admin').create())

/** Nobody else is an admin any more. */
export const onlyAdmin = ({ id }: User) =>
  User.query().whereNot('id', id).update({ is_platform_admin: false })

export async function rawKeyOf(user: User) {
  const fields = { ...defaultKeyFields, label: 'Console', scopes: ['read', 'write', 'chat'] as any }
  return (await ApiKey.issue(user, fields, '127.0.0.1')).rawKey
}

/** What the log tells of an account, oldest first. */
export const auditOf = ({ id }: User) =>
  AuditEntry.query()
    .where({ resource_type: 'user', resource_id: id })
    .orderBy('created_at')
    .orderBy('id')

/** How many statements the database runs while something happens. */
export async function countQueries(happens: () => Promise<unknown>) {
  const { client } = db.manager.get('main')!.connection!
  let queries = 0
  const count = () => queries++
  client!.on('query', count)
  await happens()
  client!.removeListener('query', count)
  return queries
}
