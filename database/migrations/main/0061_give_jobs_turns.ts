import { BaseSchema } from '@adonisjs/lucid/schema'

/** Jobs are taken in turns of those whose jobs they are: `job_turns` tells when somebody last had one. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('jobs', (table) => {
      table.uuid('owner_id').nullable()
      table.string('lane', 10).notNullable().defaultTo('large')
      table.index(['kind', 'lane', 'leased_until'])
    })
    this.schema.raw(
      `UPDATE jobs SET owner_id = COALESCE(
         (SELECT user_id FROM documents WHERE documents.id = jobs.subject_id),
         (SELECT user_id FROM imports WHERE imports.id = jobs.subject_id),
         (SELECT user_id FROM clones WHERE clones.id = jobs.subject_id),
         subject_id)`
    )
    this.schema.createTable('job_turns', (table) => {
      table.uuid('owner_id').notNullable()
      table.string('kind', 40).notNullable()
      table.string('lane', 10).notNullable()
      table.bigInteger('taken_at').notNullable()
      table.primary(['owner_id', 'kind', 'lane'])
    })
  }

  async down() {
    this.schema.dropTable('job_turns')
    this.schema.alterTable('jobs', (table) => {
      table.dropIndex(['kind', 'lane', 'leased_until'])
      table.dropColumns('owner_id', 'lane')
    })
  }
}
