import { BaseSchema } from '@adonisjs/lucid/schema'

/** A closed account is not named any more; that there was one tells its acts from those of the operator. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('audit_entries', (table) =>
      table.timestamp('actor_closed_at').nullable()
    )
  }

  async down() {
    this.schema.alterTable('audit_entries', (table) => table.dropColumn('actor_closed_at'))
  }
}
