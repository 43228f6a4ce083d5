import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { chores } from '#services/upkeep/chores'
import { errands } from '#services/upkeep/errands'
import { growth } from '#services/upkeep/growth'

const connections = ['main', 'volatile'] as const

/** SQLite's own, the parts of its full-text index (which follow the passages), and the log of migrations. */
const notOurs = /^sqlite_|^passages_fts|^(adonis|volatile)_schema/

async function tablesOf(connection: (typeof connections)[number]) {
  const tables = await db.connection(connection).getAllTables(['public'])
  return tables.filter((name) => !notOurs.test(name))
}

const declared = connections.flatMap((name) =>
  Object.entries(growth[name]).map(([table, bound]) => ({ name, table, bound }))
)

test.group('Growth', () => {
  test('every table of both databases has a bound, and every bound a table', async ({ assert }) => {
    const stored = new Set((await Promise.all(connections.map(tablesOf))).flat())
    const bound = declared.map(({ table }) => table).filter((table) => !notOurs.test(table))
    assert.sameMembers([...stored], bound)
  })

  test('a bound says something that holds', ({ assert }) => {
    for (const { table, bound } of declared) {
      const { fixed, quota, cap, follows, swept } = bound
      assert.isNotEmpty([fixed, quota, cap, follows, swept].filter(Boolean), table)
    }
  })

  test('what is swept has somebody who sweeps it, and nothing else is', ({ assert }) => {
    const sweepers = new Set([...chores, ...errands].map(({ table }) => table))
    const swept = declared.filter(({ bound }) => bound.swept).map(({ table }) => table)
    assert.sameMembers(swept, [...sweepers])
    for (const { table, connectionName } of chores) assert.property(growth[connectionName], table)
  })

  test('what grows is written down for people', async ({ assert }) => {
    const page = await readFile(app.makePath('docs/what-grows.md'), 'utf8')
    for (const { table } of declared) assert.include(page, `\`${table}\``)
  })
})
