import { BaseSchema } from '@adonisjs/lucid/schema'

/** Who sent something in a month is found without reading the months before. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('usage_counters', (table) => table.index(['resource', 'scope']))
  }

  async down() {
    this.schema.alterTable('usage_counters', (table) => table.dropIndex(['resource', 'scope']))
  }
}
