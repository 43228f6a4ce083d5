import { BaseSchema } from '@adonisjs/lucid/schema'

const month = `to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM')`

/**
 * The older product's helpers, over the ledger: whoever looks into a PostgreSQL database counts as the application does.
 * SQLite has no stored functions; there the methods of the models are the only form.
 */
const functions = {
  'get_user_message_count_this_month(target uuid)': [
    'integer',
    `SELECT coalesce((SELECT used FROM usage_counters WHERE user_id = target AND resource = 'messages' AND scope = ${month}), 0)`,
  ],
  'get_user_clone_count(target uuid)': [
    'integer',
    `SELECT coalesce((SELECT used FROM usage_counters WHERE user_id = target AND resource = 'clones' AND scope = ''), 0)`,
  ],
  'get_clone_document_count(target uuid)': [
    'integer',
    `SELECT coalesce((SELECT u.used FROM usage_counters u JOIN clones c ON c.user_id = u.user_id
       WHERE c.id = target AND u.resource = 'documents' AND u.scope = target::text), 0)`,
  ],
  'can_create_clone(target uuid)': [
    'boolean',
    `SELECT coalesce((SELECT get_user_clone_count(target) < q.max_clones
       FROM users u JOIN billing_quotas q ON q.plan = u.billing_plan WHERE u.id = target), false)`,
  ],
  'can_send_message(target uuid)': [
    'boolean',
    `SELECT coalesce((SELECT get_user_message_count_this_month(target) < q.max_messages_per_month
       FROM users u JOIN billing_quotas q ON q.plan = u.billing_plan WHERE u.id = target), false)`,
  ],
  'can_add_document(target uuid)': [
    'boolean',
    `SELECT coalesce((SELECT get_clone_document_count(target) < q.max_documents_per_clone
       FROM clones c JOIN users u ON u.id = c.user_id JOIN billing_quotas q ON q.plan = u.billing_plan
       WHERE c.id = target), false)`,
  ],
  'is_platform_admin(target uuid)': [
    'boolean',
    'SELECT coalesce((SELECT u.is_platform_admin FROM users u WHERE u.id = target), false)',
  ],
}

export default class extends BaseSchema {
  async up() {
    if (this.db.dialect.name !== 'postgres') return
    for (const [signature, [type, body]] of Object.entries(functions)) {
      this.schema.raw(
        `CREATE FUNCTION ${signature} RETURNS ${type} LANGUAGE sql STABLE AS $$ ${body} $$`
      )
    }
  }

  async down() {
    if (this.db.dialect.name !== 'postgres') return
    for (const signature of Object.keys(functions).reverse()) {
      this.schema.raw(`DROP FUNCTION ${signature}`)
    }
  }
}
