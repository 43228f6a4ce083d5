/** Pages of the console's lists in process, counts and the length of the list included: 10,000 users, 50,000 clones. */
import { percentiles } from '../tests/support/running_server.js'
import { startApplication } from './application.js'

const userCount = Number(process.argv[2] ?? 10_000)
const clonesPerUser = 5
const application = await startApplication()
const { default: db } = await import('@adonisjs/lucid/services/db')
const { v7: uuidv7 } = await import('uuid')
const { DateTime } = await import('luxon')
const { dbTime } = await import('#services/database/times')
const { default: UsageCounter } = await import('#models/usage_counter')
const { clonesFound, countForClones, countForUsers, usersFound } =
  await import('#services/admin/directory')
const { statistics } = await import('#services/admin/statistics')

const names = ['Inês Duarte', 'Éloïse Martin', 'Tomás Ferreira', 'Anna Weber', 'Olu Adeyemi']
const plans = ['FREE', 'FREE', 'FREE', 'STARTER', 'PRO']
const month = UsageCounter.scopeOf('messages')
const at = (n: number) => dbTime(DateTime.utc().minus({ minutes: n }))

const users = Array.from({ length: userCount }, (_, n) => ({
  id: uuidv7(),
  email: `person.${n}@example.com`,
  password: 'none',
  full_name: `${names[n % names.length]} ${n}`,
  billing_plan: plans[n % plans.length],
  consents: '{}',
  created_at: at(userCount - n),
  updated_at: at(userCount - n),
}))
const clones = users.flatMap((user, n) =>
  Array.from({ length: clonesPerUser }, (_, k) => ({
    id: uuidv7(),
    user_id: user.id,
    name: `Clone ${n}-${k} of ${names[(n + k) % names.length]}`,
    tone_config: '{}',
    created_at: user.created_at,
    updated_at: user.created_at,
  }))
)
const used = users.flatMap(({ id }, n) => [
  { user_id: id, resource: 'clones', scope: '', used: clonesPerUser },
  { user_id: id, resource: 'messages', scope: month, used: n % 100 },
  { user_id: id, resource: 'messages', scope: '2020-01', used: 100 },
])
const taught = clones.flatMap(({ id, user_id: userId, created_at: createdAt }) =>
  Array.from({ length: 3 }, () => ({
    id: uuidv7(),
    clone_id: id,
    user_id: userId,
    content: 'The lamp is lit at dusk.',
    created_at: createdAt,
    updated_at: createdAt,
  }))
)
const talks = clones.map(({ id, user_id: userId, created_at: createdAt }) => ({
  id: uuidv7(),
  clone_id: id,
  user_id: userId,
  message_count: 10,
  created_at: createdAt,
  updated_at: createdAt,
}))
await db.transaction(async (trx) => {
  const tables = { users, clones, usage_counters: used, memories: taught, conversations: talks }
  for (const [table, rows] of Object.entries(tables)) {
    for (let from = 0; from < rows.length; from += 500)
      await trx.table(table).multiInsert(rows.slice(from, from + 500))
  }
})
await db.rawQuery('ANALYZE')

async function pageOfUsers(search: Parameters<typeof usersFound>[0], page = 1) {
  const found = await usersFound(search).paginate(page, 100)
  await countForUsers(found.all())
}

async function pageOfClones(search: Parameters<typeof clonesFound>[0], page = 1) {
  const found = await clonesFound(search).paginate(page, 100)
  await countForClones(found.all())
}

const pages: Record<string, () => Promise<unknown>> = {
  'users, newest': () => pageOfUsers({}),
  'users, the last page': () => pageOfUsers({}, userCount / 100),
  'users, by messages': () => pageOfUsers({ order: 'messages', direction: 'desc' }),
  'users, "martin"': () => pageOfUsers({ text: 'martin' }),
  'users, "éloïse"': () => pageOfUsers({ text: 'éloïse' }),
  'users, nobody': () => pageOfUsers({ text: 'nobody at all' }),
  'clones, newest': () => pageOfClones({}),
  'clones, the last page': () => pageOfClones({}, (userCount * clonesPerUser) / 100),
  'clones, by owner': () => pageOfClones({ order: 'owner', direction: 'asc' }),
  'clones, "martin"': () => pageOfClones({ text: 'martin' }),
  'clones, "éloïse"': () => pageOfClones({ text: 'éloïse' }),
  'clones, by an address': () => pageOfClones({ text: 'person.4711@' }),
  'clones, none': () => pageOfClones({ text: 'nobody at all' }),
  'statistics': () => statistics(),
}

const results: Record<string, ReturnType<typeof percentiles>> = {}
for (const [name, page] of Object.entries(pages)) {
  for (let n = 0; n < 5; n++) await page()
  const samples: number[] = []
  for (let n = 0; n < 40; n++) {
    const began = performance.now()
    await page()
    samples.push(performance.now() - began)
  }
  results[name] = percentiles(samples)
}
console.log(
  `admin lists in ms, pages of 100, ${users.length} users, ${clones.length} clones, ${db.connection().dialect.name}`
)
console.table(results)
application.clear()
process.exit(0)
