import { BaseSchema } from '@adonisjs/lucid/schema'

/** Those that go after a while are found without reading the texts of all others. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(
      `CREATE INDEX documents_failed_index ON documents (updated_at) WHERE status = 'failed'`
    )
  }

  async down() {
    this.schema.raw('DROP INDEX documents_failed_index')
  }
}
